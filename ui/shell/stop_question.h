#pragma once

#include <QCoreApplication>

#include <functional>

class QWidget;

namespace homeport {

/// A card over a window that is to go while something is under way in it: shall that end half way?
/// Enter and Esc let it go on.
class StopQuestion
{
    Q_DECLARE_TR_FUNCTIONS(homeport::StopQuestion)

public:
    /// `confirm` is what the other button says, "Stop it and close"; `stop` what it does. Answers
    /// the card, which goes once it is answered.
    static QWidget* open(const QString& underWay, const QString& confirm, QWidget* window,
        const std::function<void()>& stop);
};

} // namespace homeport

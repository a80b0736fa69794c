#pragma once

#include "ui/theme/theme.h"

#include <QObject>

#include <functional>

class QApplication;

namespace homeport {

/// The appearance that was chosen on this device. While that is the system's, the program turns
/// light or dark whenever the desktop around it does.
class ChosenAppearance final : public QObject
{
    Q_OBJECT

public:
    /// Shows it and keeps it for the next start.
    static void choose(QApplication& app, Appearance appearance);
    /// Shows it until the program ends.
    static void show(QApplication& app, Appearance appearance);
    /// The system's where none was chosen.
    static Appearance kept();

    /// Whether the desktop is dark now.
    static bool isDesktopDark();
    /// Tells that from now on in place of the platform; empty: the platform again.
    static void setDesktop(std::function<bool()> isDark);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit ChosenAppearance(QApplication& app);
    void follow();

    QApplication& m_app;
    bool m_isLooking = false;
};

} // namespace homeport

#pragma once

#include "core/tickets/setting_service.h"
#include "ui/settings/record_form.h"

#include <QFrame>

#include <functional>

class QVBoxLayout;

namespace homeport {

class FormRow;

/// Settings of one kind, one below the other; each is told of as soon as it is entered. Asks nobody
/// for anything.
class SettingCard final : public QFrame
{
    Q_OBJECT

public:
    explicit SettingCard(const QString& heading, QWidget* parent = nullptr);

    /// The deed says what an edit of it is called: "changed when resolved incidents close". Inputs
    /// are named after the keys. The bounds of a number are told below it; one outside of them is
    /// marked and not taken. `none`: what the smallest number is called. `unit`: how much of
    /// what is stored one of what is entered counts for, as in MiB.
    void addNumber(const QString& key, const QString& label, const QString& deed,
        const QString& none = {}, qint64 unit = 1);
    void addFlag(const QString& key, const QString& label, const QString& deed);
    void addChoice(const QString& key, const QString& label, const QString& deed,
        const QList<KeyChoice>& choices);
    /// Explains what stands above it.
    void addNote(const QString& text);

    /// What holds; what is being typed stays.
    void setValues(const QList<SettingSheet>& sheets);
    void focusFirst();

signals:
    void entered(const QString& key, const QJsonValue& value, const QString& deed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Input
    {
        QString key;
        QWidget* field = nullptr;
        std::function<void(const QJsonValue&)> show;
    };

    /// A field with its label.
    FormRow* place(const QString& key, const QString& label, QWidget* field);

    QVBoxLayout* m_lines;
    QList<Input> m_inputs;
};

} // namespace homeport

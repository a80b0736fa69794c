#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace homeport {

class Avatar;
class HintButton;
class MessageStrip;

/// Stands before a desk whose person is away. Nothing of the desk is to be seen, nothing is lost.
class LockPage final : public QWidget
{
    Q_OBJECT

public:
    explicit LockPage(QWidget* parent = nullptr);

    /// `reason`: why the password is asked, where it is not that somebody was away.
    void start(const QString& name, const QString& reason = {});
    void fail(const QString& sentence);

signals:
    void unlockRequested(const QString& password);
    void someoneElseRequested();

private:
    void setBusy(bool isBusy);
    void submit();

    Avatar* m_avatar;
    QLabel* m_name;
    QLineEdit* m_password;
    MessageStrip* m_message;
    HintButton* m_unlock;
};

} // namespace homeport

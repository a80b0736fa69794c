#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace homeport {

class HintButton;
class MessageStrip;

/// Who is there?
class SignInPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInPage(QWidget* parent = nullptr);

    /// Which desk, without a password.
    void setDesk(const QString& name);
    void start(const QString& login = {});
    /// Offers to go back to the locked desk of that person instead of to another desk; empty: no
    /// longer.
    void setLockedBy(const QString& name);
    void setBusy(bool isBusy);
    void fail(const QString& sentence);

signals:
    void signInRequested(const QString& login, const QString& password);
    void otherDeskRequested();
    void backRequested();

private:
    void submit();

    QLabel* m_desk;
    QLineEdit* m_login;
    QLineEdit* m_password;
    MessageStrip* m_message;
    HintButton* m_enter;
    HintButton* m_other;
    HintButton* m_back;
    QLabel* m_warning;
};

} // namespace homeport

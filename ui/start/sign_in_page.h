#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace homeport {

class FormRow;
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
    /// The password was right and opens only the choice of another, which is asked for now.
    /// `rules`: what it has to be, in a sentence.
    void askForNew(const QString& sentence, const QString& rules);

signals:
    /// `fresh` is the password wanted from now on; empty: none was asked for.
    void signInRequested(const QString& login, const QString& password, const QString& fresh);
    void otherDeskRequested();
    void backRequested();

private:
    void submit();
    void setChoosing(bool isChoosing);

    QLabel* m_desk;
    QLineEdit* m_login;
    QLineEdit* m_password;
    QLineEdit* m_fresh;
    QLineEdit* m_again;
    FormRow* m_freshRow;
    FormRow* m_againRow;
    MessageStrip* m_message;
    HintButton* m_enter;
    HintButton* m_other;
    HintButton* m_back;
    QLabel* m_warning;
    bool m_isChoosing = false;
};

} // namespace homeport

#pragma once

#include "core/desk/desk.h"

#include <QWidget>

class QAbstractButton;
class QLineEdit;
class QStackedWidget;

namespace homeport {

class HintButton;
class MessageStrip;
class NewDeskForm;

/// The first thing people see: look around, make a desk, or join one.
class FirstStartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FirstStartPage(QWidget* parent = nullptr);

    void setDemonstrationPossible(bool isPossible);
    void setBusy(bool isBusy);
    void fail(const QString& sentence);

signals:
    void demonstrationRequested();
    void setUpRequested(const homeport::Address& address, const homeport::DeskSetup& setup);
    void openRequested(const homeport::Address& address);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeCards();
    QWidget* makeLookAround();
    QWidget* makeJoin();
    void choose(int way);
    void submit();
    void submitNewDesk();
    void submitJoin();

    QList<QAbstractButton*> m_cards;
    QStackedWidget* m_stack;
    MessageStrip* m_message;
    HintButton* m_go;
    NewDeskForm* m_newDesk;
    QLineEdit* m_address;
};

} // namespace homeport

#pragma once

#include "core/base/deliver.h"
#include "core/base/result.h"

#include <QPointer>
#include <QWidget>

class QLineEdit;

namespace homeport {

class Backend;
class HintButton;
class MessageStrip;
class Overlay;

/// A card that asks whoever is signed in for the password once more, before what needs a fresh
/// proof of who they are (SEC-17). It goes once it is answered or left.
class ProofCard final : public QWidget
{
    Q_OBJECT

public:
    /// Over the window; opened at once.
    ProofCard(Backend& backend, QWidget* window);

    static bool isWantedBy(const Error& error)
    {
        return error.code == QLatin1String("AUTH_REQUIRED");
    }

signals:
    void proven();
    /// Without the password.
    void left();

private:
    void prove();

    Backend& m_backend;
    Overlay* m_overlay;
    QLineEdit* m_password;
    MessageStrip* m_message;
    HintButton* m_goOn;
};

/// Delivers what `attempt` answers. Where that is the wish for a fresh proof, the card asks for it
/// over the window of `page`, while that is there, and all is attempted once more; left, the wish
/// is what is delivered.
template <typename Attempt, typename Then>
void deliverProven(Backend& backend, QWidget* page, QObject* receiver, Attempt attempt, Then then)
{
    deliver(attempt(), receiver,
        [&backend, shown = QPointer(page), receiver, attempt, then](auto answer) {
            if (answer || !shown || !ProofCard::isWantedBy(answer.error()))
                return then(answer);
            auto* card = new ProofCard(backend, shown->window());
            QObject::connect(card, &ProofCard::proven, receiver,
                [receiver, attempt, then] { deliver(attempt(), receiver, then); });
            QObject::connect(card, &ProofCard::left, receiver, [answer, then] { then(answer); });
        });
}

} // namespace homeport

#pragma once

#include <QCoreApplication>
#include <QUrl>

class QWidget;

namespace homeport {

/// A card over a window before an address that someone wrote is opened: it names the host that
/// would be asked, or the mailbox, and the whole address. Enter and Esc open nothing.
class LinkQuestion
{
    Q_DECLARE_TR_FUNCTIONS(homeport::LinkQuestion)

public:
    /// Only for what addressOf() lets pass. Answers the card, which goes once it is answered.
    static QWidget* open(const QUrl& address, QWidget* window);
};

} // namespace homeport

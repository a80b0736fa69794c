#include "ui/widgets/link_question.h"

#include "ui/theme/theme.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/marked_line.h"
#include "ui/widgets/open_link.h"
#include "ui/widgets/overlay.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int cardWidth = 520;
constexpr qsizetype longestAddress = 600; // beyond that nobody reads it
constexpr qsizetype mostInOneRun = 60;

/// Long addresses have no place to break at.
QString broken(const QString& address)
{
    auto text = address.left(longestAddress);
    for (auto at = mostInOneRun; at < text.size(); at += mostInOneRun + 1)
        text.insert(at, u'\n');
    return text.size() < address.size() ? text + u'…' : text;
}

} // namespace

QWidget* LinkQuestion::open(const QUrl& address, QWidget* window)
{
    auto* overlay = new Overlay(window);
    auto* card = new QWidget;
    card->setObjectName(u"linkQuestion"_s);
    card->setMinimumWidth(cardWidth);
    // Letters of other scripts that look alike are told apart as the network writes them.
    const bool isMail = address.scheme() == "mailto"_L1;
    auto* heading = new QLabel(
        (isMail ? tr("Write to %1?", "an e-mail address") : tr("Open a page of %1?", "a host"))
            .arg(ownerOf(address)));
    heading->setObjectName(u"linkHost"_s);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    setStyleClass(heading, u"heading"_s);
    auto* whole = new QLabel(broken(QString::fromUtf8(address.toEncoded())));
    whole->setObjectName(u"linkAddress"_s);
    whole->setTextFormat(Qt::PlainText);
    whole->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* warning = new QLabel(tr("The address stands in a message; anyone can write there."));
    warning->setWordWrap(true);
    setStyleClass(warning, u"muted"_s);
    auto* go = new HintButton(isMail ? tr("Open in the mail program") : tr("Open in the browser"));
    go->setObjectName(u"openLink"_s);
    go->setAutoDefault(true); // Enter presses the one with the focus
    auto* stay = new HintButton(
        tr("Do not open"), KeyHint::words(Qt::Key_Return), HintButton::Look::Primary);
    stay->setObjectName(u"leaveLink"_s);
    stay->setAutoDefault(true);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(go);
    foot->addWidget(stay);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(Theme::wideSpace);
    layout->addWidget(heading);
    layout->addWidget(whole);
    layout->addWidget(warning);
    layout->addLayout(foot);
    overlay->setContent(card);
    QObject::connect(overlay, &Overlay::dismissed, overlay, &QObject::deleteLater);
    QObject::connect(stay, &HintButton::clicked, overlay, &Overlay::dismiss);
    QObject::connect(go, &HintButton::clicked, overlay, [overlay, address] {
        overlay->dismiss();
        openAddress(address);
    });
    overlay->open(stay);
    return overlay;
}

} // namespace homeport

#include "ui/shell/stop_question.h"

#include "ui/theme/theme.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/overlay.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int cardWidth = 480;

} // namespace

QWidget* StopQuestion::open(const QString& underWay, const QString& confirm, QWidget* window,
    const std::function<void()>& stop)
{
    auto* overlay = new Overlay(window);
    auto* card = new QWidget;
    card->setObjectName(u"stopQuestion"_s);
    card->setMinimumWidth(cardWidth);
    auto* heading = new QLabel(underWay);
    heading->setTextFormat(Qt::PlainText);
    setStyleClass(heading, u"heading"_s);
    auto* fate =
        new QLabel(tr("Stopped, it ends after the part at hand. What is done by then stays."));
    fate->setWordWrap(true);
    auto* end = new HintButton(confirm, {}, HintButton::Look::Danger);
    end->setObjectName(u"stopRun"_s);
    auto* goOn = new HintButton(
        tr("Let it go on"), KeyHint::words(Qt::Key_Return), HintButton::Look::Primary);
    goOn->setObjectName(u"letGoOn"_s);
    goOn->setAutoDefault(true); // Enter presses the one with the focus
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(end);
    foot->addWidget(goOn);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(Theme::wideSpace);
    layout->addWidget(heading);
    layout->addWidget(fate);
    layout->addLayout(foot);
    overlay->setContent(card);
    QObject::connect(overlay, &Overlay::dismissed, overlay, &QObject::deleteLater);
    QObject::connect(goOn, &HintButton::clicked, overlay, &Overlay::dismiss);
    QObject::connect(end, &HintButton::clicked, overlay, [overlay, stop] {
        overlay->dismiss();
        stop();
    });
    overlay->open(goOn);
    return overlay;
}

} // namespace homeport

#include "ui/theme/appearance.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QSettings>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const auto key = "appearance"_L1;
const auto followerName = "appearanceFollower"_L1;
constexpr int darkBelow = 128; // lightness of a window's ground

std::function<bool()>& desktop()
{
    static std::function<bool()> isDark;
    return isDark;
}

/// Qt 6.4 has no other way to tell it: without a palette of the program's own the platform's is
/// seen. Nothing is painted in between.
bool isPlatformDark()
{
    const auto own = QApplication::palette();
    QApplication::setPalette(QPalette());
    const bool isDark = QApplication::palette().color(QPalette::Window).lightness() < darkBelow;
    QApplication::setPalette(own);
    return isDark;
}

} // namespace

ChosenAppearance::ChosenAppearance(QApplication& app) : QObject(&app), m_app(app)
{
    setObjectName(followerName);
    app.installEventFilter(this);
}

void ChosenAppearance::choose(QApplication& app, Appearance appearance)
{
    QSettings settings;
    switch (appearance) {
    case Appearance::System: settings.remove(key); break;
    case Appearance::Light: settings.setValue(key, u"light"_s); break;
    case Appearance::Dark: settings.setValue(key, u"dark"_s); break;
    }
    show(app, appearance);
}

void ChosenAppearance::show(QApplication& app, Appearance appearance)
{
    delete app.findChild<ChosenAppearance*>(followerName, Qt::FindDirectChildrenOnly);
    Theme::apply(app, appearance);
    if (appearance == Appearance::System)
        new ChosenAppearance(app);
}

Appearance ChosenAppearance::kept()
{
    const auto found = QSettings().value(key).toString();
    if (found == "light"_L1)
        return Appearance::Light;
    return found == "dark"_L1 ? Appearance::Dark : Appearance::System;
}

bool ChosenAppearance::isDesktopDark()
{
    return desktop() ? desktop()() : isPlatformDark();
}

void ChosenAppearance::setDesktop(std::function<bool()> isDark)
{
    desktop() = std::move(isDark);
}

/// Every window of the program is told, so the first of them counts.
bool ChosenAppearance::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && !std::exchange(m_isLooking, true))
        QMetaObject::invokeMethod(this, &ChosenAppearance::follow, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void ChosenAppearance::follow()
{
    m_isLooking = false;
    if (isDesktopDark() != Theme::current().isDark)
        Theme::apply(m_app, Appearance::System);
}

} // namespace homeport

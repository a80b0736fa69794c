#pragma once

#include "tests/gui/desk_window.h"

#include <QComboBox>

namespace homeport::test {

/// Opens the form of a new incident with the key and says who reports it; answers once the keys are
/// in its title.
inline bool beginIncident(
    DeskWindow& window, const QString& requester = QStringLiteral("Mira Kovač"))
{
    const auto field = QStringLiteral("requester");
    window.press(Qt::Key_N, Qt::ControlModifier);
    const auto isOffered = [&] { return window.offers(field, requester); };
    if (!QTest::qWaitFor(isOffered, patience))
        return false;
    qobject_cast<QComboBox*>(window.part(field))->setCurrentText(requester);
    return window.tabTo(QStringLiteral("title")) && window.text(field) == requester;
}

/// Low impact and medium urgency.
inline void rateIncident(DeskWindow& window)
{
    const std::pair<QString, int> levels[] = {
        {QStringLiteral("impact"), 3}, {QStringLiteral("urgency"), 2}};
    for (const auto& [name, level] : levels) {
        if (auto* box = qobject_cast<QComboBox*>(window.part(name)))
            box->setCurrentIndex(box->findData(level));
    }
}

} // namespace homeport::test

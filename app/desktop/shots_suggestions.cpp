#include "app/desktop/shots.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/new_incident_dialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const auto reported = u"Scanner at gate 4 beeps twice"_s;

QComboBox* boxOf(const MainWindow& window, const QString& name)
{
    const auto* form = window.findChild<NewIncidentDialog*>();
    return form ? form->findChild<QComboBox*>(name) : nullptr;
}

QComboBox* categoryOf(const MainWindow& window)
{
    return boxOf(window, u"category"_s);
}

QLineEdit* titleOf(const MainWindow& window)
{
    const auto* form = window.findChild<NewIncidentDialog*>();
    return form ? form->findChild<QLineEdit*>(u"title"_s) : nullptr;
}

void begin(const MainWindow& window, const QString& title)
{
    auto* line = titleOf(window);
    auto* category = categoryOf(window);
    if (!line || !category)
        return;
    line->setText(title);
    category->setCurrentIndex(0);
    for (const auto& name : {u"requester"_s, u"impact"_s, u"urgency"_s}) {
        if (auto* box = boxOf(window, name))
            box->setCurrentIndex(1);
    }
}

} // namespace

/// What somebody reports that has been reported just now.
void Shots::addSuggestions()
{
    m_steps.append(
        {{}, [this] { closeCards(); }}); // and its fields are gone before others are read
    m_steps.append({{}, [this] { m_window.workspace()->newIncident(reported); },
        [this] {
            const auto* category = categoryOf(m_window);
            return category && category->count() > 0;
        }});
    m_steps.append({{},
        [this] {
            begin(m_window, reported);
            const auto* form = m_window.findChild<NewIncidentDialog*>();
            if (auto* details = form ? form->findChild<QPlainTextEdit*>(u"details"_s) : nullptr)
                details->setPlainText(u"It reads each label twice since this morning."_s);
            click(u"createAnother"_s);
        },
        [this] {
            const auto* title = titleOf(m_window);
            return title && title->text().isEmpty();
        }});
    m_steps.append(
        {u"new-incident-suggestions"_s, [this] { begin(m_window, u"Gate 4: scanner beeps"_s); },
            [this] { return isShown(u"suggestions"_s); }});
}

} // namespace homeport

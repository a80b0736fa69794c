#include "app/desktop/shot_files.h"
#include "app/desktop/shots.h"
#include "ui/shell/further_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/start/sign_in_page.h"
#include "ui/tickets/queue_page.h"
#include "ui/words/password_words.h"
#include "ui/words/words.h"

#include <QApplication>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// Windows and their doors; shots_desk.cpp holds what they show.

QWidget* Shots::furtherWindow() const
{
    for (auto* each : QApplication::topLevelWidgets()) {
        if (qobject_cast<FurtherWindow*>(each) && each->isVisible())
            return each;
    }
    return nullptr;
}

/// What is asked before something ends half way with its window.
void Shots::addStopQuestion()
{
    m_steps.append({{}, [this] { openTable(u"asked.csv"_s, longEventLog(930'000)); },
        [this] { return isFileOpened(); }});
    // Not by closing it: were nothing under way, it would be gone.
    m_steps.append(
        {u"stop-question"_s, [this] { importUntil([this] { m_window.workspace()->holdsOpen(); }); },
            [this] { return isShown(u"stopQuestion"_s); }});
    m_steps.append(
        {{}, [this] { click(u"letGoOn"_s); }, [this] { return isShown(u"importMessage"_s); }});
}

void Shots::addFurtherWindow()
{
    m_steps.append(
        {{}, [this] { trigger(u"window.new"_s); }, [this] { return furtherWindow() != nullptr; }});
    m_steps.append({u"further-window"_s, [this] {
                        m_front = furtherWindow();
                        auto* desk = m_front ? m_front->findChild<Workspace*>() : nullptr;
                        if (desk)
                            desk->queuePage()->choose(QueueView::Which::Open);
                    }});
    m_steps.append({{},
        [this] {
            if (m_front)
                m_front->close();
        },
        [this] { return !m_front; }});
}

/// Last, as nobody gets in again.
void Shots::addDoors()
{
    m_steps.append({u"locked"_s, [this] { m_window.lock(); }});
    m_steps.append({u"sign-in-beside-locked"_s, [this] { click(u"someoneElse"_s); }});
    m_steps.append({u"sign-in"_s, [this] { trigger(u"signOut"_s); }});
    m_steps.append({u"new-password"_s, [this] {
                        const Error expired{Error::Kind::Denied, {}, {}, u"PASSWORD_EXPIRED"_s};
                        if (auto* page = m_window.findChild<SignInPage*>())
                            page->askForNew(Words::of(expired), PasswordWords::rules({}));
                    }});
}

} // namespace homeport

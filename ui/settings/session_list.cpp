#include "ui/settings/session_list.h"

#include "ui/settings/setting_words.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/line_stack.h"
#include "ui/words/words.h"

#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

SessionList::SessionList(Backend& backend)
    : PersonLines(backend, {u"sessionList"_s, tr("Signed in"), {}}, false)
{}

void SessionList::fetch()
{
    const auto found = backend().ask([actor = backend().actor(), id = person()](Session& session) {
        return session.sessions.sessionsOf(actor, id);
    });
    deliver(found, this, [this, id = person()](const Result<QList<SessionLine>>& sessions) {
        if (id != person())
            return;
        if (sessions)
            showLines(*sessions);
        else
            emit failed(sessions.error());
    });
}

void SessionList::showLines(const QList<SessionLine>& sessions)
{
    lines().clear();
    for (const auto& session : sessions) {
        if (!session.isLive)
            continue;
        auto* line = lines().addLine(
            tr("%1, %2", "device, program").arg(session.device, SettingWords::of(session.client)),
            tr("since %1, last seen %2")
                .arg(
                    Words::agoWithTime(session.startedAt), Words::agoWithTime(session.lastSeenAt)));
        auto* end = new HintButton(tr("End …"), {}, HintButton::Look::Quiet);
        end->setObjectName(u"sessionListEnd"_s);
        end->setAccessibleName(tr("End the session on %1").arg(session.device));
        connect(end, &HintButton::clicked, this, [this, session] { askToEnd(session); });
        line->addWidget(end);
    }
    lines().finish(tr("Nowhere."));
}

void SessionList::askToEnd(const SessionLine& session)
{
    auto* form = new ActForm(tr("End the session on %1").arg(session.device), tr("End it"),
        HintButton::Look::Primary, window());
    connect(form, &ActForm::submitted, this, [this, form, id = session.id] {
        const auto ending = backend().run([actor = backend().actor(), id](Session& open) {
            return open.sessions.revoke(actor, id);
        });
        deliver(ending, form, [this, form](const Result<>& done) {
            if (!done)
                return form->fail(Words::of(done.error()));
            form->finish();
            emit ended(tr("That session is ended."));
            refresh();
            backend().poll();
        });
    });
    form->open();
}

} // namespace homeport

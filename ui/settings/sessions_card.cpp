#include "ui/settings/sessions_card.h"

#include "ui/settings/setting_words.h"
#include "ui/shell/backend.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/line_model.h"
#include "ui/widgets/line_table.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int tableHeight = 200;

} // namespace

SessionsCard::SessionsCard(Backend& backend, QWidget* parent)
    : QFrame(parent)
    , m_backend(backend)
    , m_model(
          new LineModel({tr("Where"), tr("With"), tr("Since"), tr("Last seen"), tr("State")}, this))
    , m_table(new QTableView)
    , m_message(new MessageStrip)
    , m_end(new HintButton(tr("End this one"), KeyHint::words(Qt::Key_Delete)))
    , m_endOthers(new HintButton(tr("End all others")))
{
    setStyleClass(this, u"card"_s);
    auto* heading = new QLabel(tr("Where I am signed in"));
    setStyleClass(heading, u"subtitle"_s);
    setUpLines(
        m_table, m_model, u"sessionTable"_s, tr("Where I am signed in"), {100, 100, 100, 110});
    m_table->setMinimumHeight(tableHeight);
    m_table->installEventFilter(this);
    m_message->setObjectName(u"sessionMessage"_s);
    m_end->setObjectName(u"sessionEnd"_s);
    m_endOthers->setObjectName(u"sessionEndOthers"_s);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(m_end);
    foot->addWidget(m_endOthers);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    layout->setSpacing(Theme::space);
    layout->addWidget(heading);
    layout->addWidget(m_message);
    layout->addWidget(m_table);
    layout->addLayout(foot);
    connect(m_end, &HintButton::clicked, this, &SessionsCard::endChosen);
    connect(m_endOthers, &HintButton::clicked, this, &SessionsCard::endOthers);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &SessionsCard::showButtons);
    showButtons();
}

void SessionsCard::refresh()
{
    const auto found = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.sessions.sessionsOf(actor, actor.person);
    });
    deliver(found, this, m_latest([this](const Result<QList<SessionLine>>& sessions) {
        if (!sessions)
            return m_message->say(Tone::Critical, Words::of(sessions.error()));
        showSessions(*sessions);
    }));
}

void SessionsCard::showSessions(const QList<SessionLine>& sessions)
{
    QList<ListLine> lines;
    const auto own = m_backend.session();
    for (const auto& session : sessions) {
        const auto state = session.id == own ? tr("This window")
            : session.isLive
            ? tr("Signed in")
            : SettingWords::of(session.endReason.value_or(UserSessionEndReason::Expired));
        lines.append({session.id.value(),
            {session.device, SettingWords::of(session.client),
                Words::agoWithTime(session.startedAt), Words::agoWithTime(session.lastSeenAt),
                state},
            {}, 0, !session.isLive});
    }
    showLines(m_table, m_model, lines);
    showButtons();
}

void SessionsCard::endChosen()
{
    const auto* line = m_model->line(m_table->currentIndex().row());
    if (!line || !m_end->isEnabled())
        return;
    const auto ending =
        m_backend.run([actor = m_backend.actor(), id = UserSessionId(line->id)](
                          Session& session) { return session.sessions.revoke(actor, id); });
    deliver(ending, this,
        [this](const Result<>& ended) { finish(ended, tr("That session is ended.")); });
}

void SessionsCard::endOthers()
{
    const auto ending =
        m_backend.run([actor = m_backend.actor(), kept = m_backend.session()](Session& session) {
            return session.sessions.revokeAll(actor, actor.person, kept);
        });
    deliver(ending, this,
        [this](const Result<>& ended) { finish(ended, tr("You are signed in here only.")); });
}

void SessionsCard::finish(const Result<>& ended, const QString& sentence)
{
    if (!ended)
        return m_message->say(Tone::Critical, Words::of(ended.error()));
    m_message->say(Tone::Good, sentence);
    refresh();
    m_backend.poll();
}

void SessionsCard::showButtons()
{
    const auto* line = m_model->line(m_table->currentIndex().row());
    const bool canEnd = line && !line->isMuted && line->id != m_backend.session().value();
    if (!canEnd && m_end->hasFocus())
        m_table->setFocus(); // not the next button: it ends all others
    m_end->setEnabled(canEnd);
}

bool SessionsCard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        endChosen();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace homeport

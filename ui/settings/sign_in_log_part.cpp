#include "ui/settings/sign_in_log_part.h"

#include "core/access/directory.h"
#include "ui/settings/setting_words.h"
#include "ui/shell/backend.h"
#include "ui/tickets/choice_box.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/line_model.h"
#include "ui/widgets/line_table.h"
#include "ui/widgets/list_panel.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int pageSize = 200;

} // namespace

SignInLogPart::SignInLogPart(const SettingsContext& context)
    : m_context(context)
    , m_seesAll(context.backend.actor().scopeOf(u"user.admin"_s) == Scope::Organization
          || context.backend.actor().scopeOf(u"audit.read"_s) == Scope::Organization)
    , m_person(new ChoiceBox(tr("Everyone")))
    , m_refused(new QCheckBox(tr("Refused only")))
    , m_message(new MessageStrip)
    , m_model(new LineModel(
          {tr("What happened"), tr("Who"), tr("When"), tr("With"), tr("Device")}, this))
    , m_table(new QTableView)
    , m_empty(new EmptyState(tr("Nobody has signed in yet.")))
    , m_more(new HintButton(tr("Show earlier ones")))
{
    setObjectName(u"signInLogPart"_s);
    m_person->setObjectName(u"signInPerson"_s);
    m_person->setAccessibleName(tr("Who"));
    m_refused->setObjectName(u"signInRefused"_s);
    m_message->setObjectName(u"signInMessage"_s);
    m_more->setObjectName(u"signInMore"_s);
    setShown(m_person, m_seesAll);
    auto* filters = new QWidget;
    auto* filtersLayout = new QHBoxLayout(filters);
    filtersLayout->setContentsMargins(0, 0, 0, 0);
    filtersLayout->setSpacing(Theme::space);
    filtersLayout->addWidget(m_person);
    filtersLayout->addWidget(m_refused);
    filtersLayout->addStretch();
    setUpLines(m_table, m_model, u"signInTable"_s, tr("Tries to sign in"), {200, 130, 120, 160});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeListPanel({.title = m_seesAll ? tr("Sign-in log") : tr("My sign-ins"),
        .narrowing = {filters},
        .message = m_message,
        .lines = m_table,
        .empty = m_empty,
        .foot = m_more}));

    connect(m_person, &QComboBox::currentTextChanged, this, [this] { fetch(false); });
    connect(m_refused, &QCheckBox::toggled, this, [this] { fetch(false); });
    connect(m_more, &HintButton::clicked, this, [this] { fetch(true); });
    setShown(m_empty, false);
    setShown(m_more, false);
}

SignInLogPart::~SignInLogPart()
{
    // Parts that go one after the other must not report to what is half gone.
    for (auto* part : findChildren<QObject*>())
        part->disconnect(this);
}

void SignInLogPart::refresh()
{
    fetch(false);
    if (m_seesAll)
        fetchPeople();
}

void SignInLogPart::focusFirst()
{
    m_table->setFocus();
    if (!m_table->currentIndex().isValid())
        stepBy(m_table, 0);
}

void SignInLogPart::focusFilter()
{
    if (m_seesAll)
        m_person->setFocus();
    else
        m_refused->setFocus();
}

void SignInLogPart::fetchPeople()
{
    const auto found = m_context.backend.ask([actor = m_context.backend.actor()](Session& session) {
        return session.replica->read([&](Database& database) { return people(database, actor); });
    });
    deliver(found, this, m_latestPeople([this](const Result<QList<Choice>>& choices) {
        if (!choices)
            return;
        const auto before = m_person->chosen();
        {
            const QSignalBlocker quiet(m_person);
            m_person->setChoices(*choices);
        }
        if (m_person->chosen() != before) // its name was typed before it could be found
            fetch(false);
    }));
}

void SignInLogPart::fetch(bool isContinued)
{
    SignInFilter filter;
    if (const auto person = m_person->chosen(); person && !person->isNull())
        filter.person = PersonId(*person);
    filter.isRefused = m_refused->isChecked();
    const auto after = isContinued && !m_lines.isEmpty() ? std::optional(m_lines.last())
                                                         : std::optional<SignInLine>();
    const auto found =
        m_context.backend.ask([actor = m_context.backend.actor(), filter, after](Session& session) {
            return session.replica->read([&](Database& database) {
                return signInLog(database, actor, filter, after, pageSize);
            });
        });
    deliver(found, this, m_latest([this, isContinued](const Result<QList<SignInLine>>& lines) {
        if (!lines)
            return m_message->say(Tone::Critical, Words::of(lines.error()));
        m_isComplete = lines->size() < pageSize;
        m_lines = isContinued ? m_lines + *lines : *lines;
        showLines();
    }));
}

void SignInLogPart::showLines()
{
    QList<ListLine> lines;
    for (const auto& line : std::as_const(m_lines)) {
        lines.append({line.id,
            {SettingWords::of(line.outcome),
                line.person.isNull() ? tr("unknown: %1").arg(line.name) : line.name,
                Words::agoWithTime(line.at),
                SettingWords::of(*fromKey<UserSessionClient>(keyOf(line.client))), line.device},
            {}, 0, line.outcome == LoginAttemptOutcome::Success});
    }
    homeport::showLines(m_table, m_model, lines);
    m_empty->setSentence(
        m_refused->isChecked() ? tr("Nobody was refused.") : tr("Nobody has signed in yet."));
    showList(m_table, m_empty, lines.isEmpty(), m_refused);
    setShown(m_more, !m_isComplete && !lines.isEmpty());
}

} // namespace homeport

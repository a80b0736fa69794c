#include "ui/audit/audit_page.h"

#include "core/access/directory.h"
#include "ui/audit/audit_model.h"
#include "ui/shell/backend.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/history_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"
#include "ui/words/audit_words.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QDateTime>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int typingRest = 250; // milliseconds without a key until the filter applies

enum class Period { Ever, Today, Week, Month, Year };

std::optional<Timestamp> beginOf(Period period)
{
    const auto today = QDate::currentDate();
    switch (period) {
    case Period::Ever: return {};
    case Period::Today: break;
    case Period::Week: return fromMsecs(today.addDays(-6).startOfDay().toMSecsSinceEpoch());
    case Period::Month: return fromMsecs(today.addDays(-29).startOfDay().toMSecsSinceEpoch());
    case Period::Year: return fromMsecs(QDate(today.year(), 1, 1).startOfDay().toMSecsSinceEpoch());
    }
    return fromMsecs(today.startOfDay().toMSecsSinceEpoch());
}

} // namespace

AuditPage::AuditPage(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_model(new AuditModel(backend, this))
    , m_count(new QLabel)
    , m_text(new FilterField)
    , m_person(new ChoiceBox(tr("Everyone")))
    , m_record(new QComboBox)
    , m_kind(new QComboBox)
    , m_period(new QComboBox)
    , m_export(new HintButton(tr("Export …")))
    , m_verify(new HintButton(tr("Verify the journal")))
    , m_message(new MessageStrip)
    , m_table(new QTableView)
    , m_empty(new EmptyState)
    , m_detail(new HistoryView)
{
    setObjectName(u"auditPage"_s);
    setUpTable();
    m_empty->setObjectName(u"auditEmpty"_s);
    auto* list = new QFrame;
    setStyleClass(list, u"panel"_s);
    auto* listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(0);
    listLayout->addWidget(makeHead());
    listLayout->addWidget(m_table, 1);
    listLayout->addWidget(m_empty, 1);
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->addWidget(list);
    splitter->addWidget(makeAside());
    splitter->setStretchFactor(0, 1);
    splitter->setCollapsible(0, false);
    splitter->setSizes({828, 404});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingRest);
    connect(&m_typing, &QTimer::timeout, this, &AuditPage::filter);
    connect(m_text, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        filter();
        focusList();
    });
    for (auto* box : {m_record, m_kind, m_period})
        connect(box, &QComboBox::currentIndexChanged, this, &AuditPage::filter);
    connect(m_person, &QComboBox::currentTextChanged, this, &AuditPage::filter);
    connect(m_export, &HintButton::clicked, this, &AuditPage::chooseExport);
    connect(m_verify, &HintButton::clicked, this, &AuditPage::verify);
    connect(m_model, &AuditModel::advanced, this, &AuditPage::showState);
    setShown(m_empty, false);
    connect(m_model, &AuditModel::failed, this, [this](const Error& error) {
        m_message->say(Tone::Critical, Words::of(error), tr("Try again"));
        showState();
    });
    connect(m_empty, &EmptyState::nextStepRequested, this, &AuditPage::clearFilter);
    connect(m_message, &MessageStrip::actionRequested, this, [this] {
        m_message->dismiss();
        m_model->reload();
    });
}

AuditPage::~AuditPage()
{
    // Parts that go one after the other must not report to what is half gone.
    for (auto* part : findChildren<QObject*>())
        part->disconnect(this);
}

QWidget* AuditPage::makeHead()
{
    m_count->setObjectName(u"auditCount"_s);
    setStyleClass(m_count, u"secondary"_s);
    m_text->setObjectName(u"auditText"_s);
    m_text->setPlaceholderText(tr("Ticket number, value or reason"));
    m_text->setAccessibleName(tr("Filter the acts"));
    m_person->setObjectName(u"auditPerson"_s);
    m_person->setAccessibleName(tr("Who"));
    m_record->setObjectName(u"auditRecord"_s);
    m_record->setAccessibleName(tr("Kind of record"));
    m_record->addItem(tr("All records"), QString());
    for (const auto& table : AuditWords::recordKinds())
        m_record->addItem(AuditWords::recordKind(table), table);
    m_kind->setObjectName(u"auditKind"_s);
    m_kind->setAccessibleName(tr("Kind of act"));
    for (const auto kind :
        {AuditKind::Any, AuditKind::SignIn, AuditKind::Refusal, AuditKind::Rights,
            AuditKind::Settings, AuditKind::Undo, AuditKind::Import, AuditKind::Export})
        m_kind->addItem(AuditWords::of(kind), int(kind));
    m_period->setObjectName(u"auditPeriod"_s);
    m_period->setAccessibleName(tr("Period"));
    m_period->addItem(tr("Any time"), int(Period::Ever));
    m_period->addItem(tr("Today"), int(Period::Today));
    m_period->addItem(tr("Last 7 days"), int(Period::Week));
    m_period->addItem(tr("Last 30 days"), int(Period::Month));
    m_period->addItem(tr("This year"), int(Period::Year));
    m_export->setObjectName(u"auditExport"_s);
    m_verify->setObjectName(u"auditVerify"_s);
    m_message->setObjectName(u"auditMessage"_s);
    setShown(m_export, may(u"audit.export"_s));
    setShown(m_verify, may(u"audit.verify"_s));

    auto* title = new QLabel(tr("Audit trail"));
    setStyleClass(title, u"title"_s);
    auto* heading = new QHBoxLayout;
    heading->setSpacing(Theme::smallSpace);
    heading->addWidget(title);
    heading->addWidget(m_count);
    heading->addStretch();
    heading->addWidget(m_export);
    heading->addWidget(m_verify);
    auto* filters = new QHBoxLayout;
    filters->setSpacing(Theme::smallSpace);
    filters->addWidget(m_text, 3);
    filters->addWidget(m_person, 2);
    for (auto* box : {m_record, m_kind, m_period})
        filters->addWidget(box, 1);
    auto* head = new QWidget;
    setStyleClass(head, u"ground bottomLine"_s);
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::space);
    layout->setSpacing(Theme::space);
    layout->addLayout(heading);
    layout->addLayout(filters);
    layout->addWidget(m_message);
    return head;
}

QWidget* AuditPage::makeAside()
{
    m_detail->setObjectName(u"auditDetail"_s);
    m_detail->setTimeLineShown(false);
    auto* aside = new QWidget;
    auto* layout = new QVBoxLayout(aside);
    // The card has small room above and below it already.
    layout->setContentsMargins(
        Theme::wideSpace, Theme::smallSpace, Theme::wideSpace, Theme::smallSpace);
    layout->addWidget(m_detail);
    return aside;
}

void AuditPage::setUpTable()
{
    setUpListTable(m_table, m_model, u"auditTable"_s, tr("Acts"), Theme::compactRow);
    m_table->horizontalHeader()->setSectionResizeMode(AuditModel::Changes, QHeaderView::Stretch);
    const std::array<int, AuditModel::ColumnCount> widths{124, 128, 176, 220, 120};
    for (int column = 0; column < AuditModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[size_t(column)]);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    connect(
        m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &AuditPage::reportVisible);
    connect(m_table, &QTableView::doubleClicked, this, &AuditPage::openCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &AuditPage::showCurrent);
}

void AuditPage::refresh()
{
    m_model->reload();
    fetchPeople();
}

void AuditPage::focusFilter()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void AuditPage::focusList()
{
    m_table->setFocus();
    if (!m_table->currentIndex().isValid())
        step(1);
}

void AuditPage::fetchPeople()
{
    const auto found = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read([&](Database& database) { return people(database, actor); });
    });
    deliver(found, this, m_latestPeople([this](const Result<QList<Choice>>& list) {
        if (!list)
            return;
        const auto before = m_person->chosen();
        {
            const QSignalBlocker quiet(m_person);
            m_person->setChoices(*list);
        }
        if (m_person->chosen() != before) // its name was typed before it could be found
            filter();
    }));
}

void AuditPage::clearFilter()
{
    m_text->setFocus(); // what led here goes
    m_text->clear();
    m_person->clearEditText();
    for (auto* box : {m_record, m_kind, m_period})
        box->setCurrentIndex(0);
    filter();
}

void AuditPage::filter()
{
    AuditFilter wanted;
    if (const auto person = m_person->chosen(); person && !person->isNull())
        wanted.person = PersonId(*person);
    wanted.record = m_record->currentData().toString();
    wanted.kind = AuditKind(m_kind->currentData().toInt());
    wanted.from = beginOf(Period(m_period->currentData().toInt()));
    wanted.text = m_text->text().trimmed();
    m_model->setFilter(wanted);
}

bool AuditPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) {
        reportVisible();
    } else if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        if (press->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
            return false;
        switch (press->key()) {
        case Qt::Key_J: step(1); return true;
        case Qt::Key_K: step(-1); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: openCurrent(); return true;
        default: break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void AuditPage::step(int rows)
{
    stepBy(m_table, rows);
}

void AuditPage::openCurrent()
{
    const auto* line = m_model->line(m_table->currentIndex().row());
    if (line && !line->isHidden && line->table && line->table->id == record::Ticket::tableId)
        emit openRequested(TicketId(line->record));
}

void AuditPage::reportVisible()
{
    const auto [first, last] = visibleRows(m_table);
    m_model->show(first, last);
}

void AuditPage::showState()
{
    const auto rows = m_model->rowCount();
    const auto known = Words::number(rows);
    m_count->setText(m_model->isComplete() ? known : tr("%1+", "at least so many").arg(known));
    const auto isEmpty = rows == 0;
    m_empty->setSentence(m_model->isComplete() ? tr("No act fits the filter.")
                                               : tr("Looking through the journal …"));
    m_empty->setNextStep(m_model->isComplete() ? tr("Show all acts") : QString());
    showList(m_table, m_empty, isEmpty, m_text);
    if (!isEmpty && !m_table->currentIndex().isValid())
        step(0);
    showCurrent();
}

void AuditPage::showCurrent()
{
    const auto* line = m_model->line(m_table->currentIndex().row());
    QList<HistoryItem> shown;
    // What is no record, such as a sign-in, is told whole by its line.
    if (line && line->table && !line->isHidden && !line->isDamaged)
        shown.append(line->item);
    // The story of a ticket has words for what is done to tickets.
    if (!shown.isEmpty() && line->table->id != record::Ticket::tableId)
        shown.first().command = u"other_record"_s;
    m_detail->setItems(shown);
}

} // namespace homeport

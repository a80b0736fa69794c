#include "ui/tickets/filter_line.h"

#include "core/tickets/filter_names.h"
#include "ui/shell/backend.h"
#include "ui/theme/theme.h"
#include "ui/tickets/filter_offer.h"
#include "ui/widgets/chip_bar.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/visibility.h"
#include "ui/words/filter_words.h"
#include "ui/words/spoken_filter.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeZone>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int faultRest = 800; // milliseconds
constexpr int chipHeight = 25;

} // namespace

FilterLine::FilterLine(Backend& backend, ChipBar* bar, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_bar(bar)
    , m_field(bar->filterField())
    , m_chips(new QWidget)
    , m_row(new FlowLayout(m_chips))
    , m_fault(new QLabel)
    , m_vocabulary(SpokenFilter::vocabulary())
{
    m_chips->setObjectName(u"filterChips"_s);
    m_fault->setObjectName(u"filterFault"_s);
    m_fault->setTextFormat(Qt::PlainText); // names stand in it
    m_fault->setWordWrap(true);
    setStyleClass(m_fault, u"error"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::smallSpace);
    layout->addWidget(m_chips);
    layout->addWidget(m_fault);
    setShown(m_chips, false);
    setShown(m_fault, false);
    m_field->setToolTip(plainToolTip(
        tr("Words to search for, and conditions such as state:open, assignee:me, priority:1,2, "
           "sla:overdue, sla:breached, sla:paused, sla:nopolicy or created:<7d; a minus in front "
           "excludes",
            "The conditions are typed as they stand here")));
    m_field->installEventFilter(this);
    auto* offer = new FilterOffer(backend, m_field, m_vocabulary); // sees keys before this does
    connect(offer, &FilterOffer::taken, this, [this] { read(false); });
    m_faultTimer.setSingleShot(true);
    m_faultTimer.setInterval(faultRest);
    connect(&m_faultTimer, &QTimer::timeout, this, &FilterLine::showFault);
    connect(bar, &ChipBar::filterEdited, this, [this] { read(false); });
    connect(bar, &ChipBar::filterSubmitted, this, [this] {
        if (m_readText == m_bar->filterText() && !m_reading.fault)
            emit submitted();
        else
            read(true);
    });
}

QString FilterLine::text() const
{
    return m_bar->filterText().trimmed();
}

void FilterLine::clear()
{
    m_bar->setFilterText({});
    m_tree = {};
    m_reading = {};
    m_latest([](int) {});
    showFault();
    showChips();
}

void FilterLine::setTree(const FilterNode& tree)
{
    m_tree = tree;
    const auto written = m_backend.ask(
        [actor = m_backend.actor(), tree, vocabulary = m_vocabulary](Session& session) {
            return session.replica->read([&](Database& database) -> Result<QString> {
                FilterNames names(database, actor);
                const auto text = FilterText::written(tree, names.naming(), vocabulary);
                auto status = names.status();
                return status ? Result<QString>(text) : status.error();
            });
        });
    deliver(written, this, m_latest([this](const Result<QString>& text) {
        if (!text)
            return emit failed(text.error());
        m_bar->setFilterText(*text);
        read(false);
    }));
}

void FilterLine::read(bool isSubmitted)
{
    const auto reading = m_backend.ask([actor = m_backend.actor(), text = m_bar->filterText(),
                                           vocabulary = m_vocabulary](Session& session) {
        return session.replica->read([&](Database& database) -> Result<Told> {
            FilterNames names(database, actor);
            const auto zone = QTimeZone::systemTimeZone();
            const auto read = [&](const QString& part) {
                return FilterText::read(part, names.lookUp(), zone, vocabulary);
            };
            Told told{read(text), {}};
            for (const auto& token : std::as_const(told.reading.tokens)) {
                const auto part = read(text.mid(token.at, token.length));
                told.chips += FilterText::written(part.tree, names.naming(), vocabulary);
            }
            auto status = names.status();
            return status ? Result<Told>(told) : status.error();
        });
    });
    deliver(reading, this,
        m_latest([this, isSubmitted, text = m_bar->filterText()](const Result<Told>& found) {
            m_readText = text;
            if (found)
                take(*found, isSubmitted);
            else
                emit failed(found.error());
        }));
}

void FilterLine::take(const Told& told, bool isSubmitted)
{
    const auto& reading = told.reading;
    m_reading = reading;
    m_chipWords = told.chips;
    if (reading.fault) {
        if (!isSubmitted)
            return m_faultTimer.start();
        showFault();
        return editToken({reading.fault->at, reading.fault->length});
    }
    showFault();
    const bool isSame = m_tree == reading.tree;
    m_tree = reading.tree;
    if (!isSame)
        emit edited(m_tree);
    showChips();
    if (isSubmitted)
        emit submitted();
}

void FilterLine::showFault()
{
    m_faultTimer.stop();
    m_fault->setText(m_reading.fault ? FilterWords::of(*m_reading.fault) : QString());
    setShown(m_fault, m_reading.fault.has_value());
}

/// The conditions, while nobody writes in the field.
void FilterLine::showChips()
{
    const auto text = m_bar->filterText();
    const bool isWriting = m_field->hasFocus() && !m_isLeaving;
    const bool isShown = !isWriting && !m_reading.tokens.isEmpty() && !m_reading.fault;
    if (isShown && !m_chips->isHidden() && text == m_chipText)
        return; // one of them may have the keys
    m_chipText = text;
    int focused = -1;
    for (int at = 0; at < m_row->count(); ++at) {
        if (m_row->itemAt(at)->widget()->hasFocus())
            focused = at;
    }
    while (auto* item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!isShown) {
        setShown(m_chips, false);
        if (focused >= 0)
            emit submitted(); // no condition is left to go to
        return;
    }
    for (qsizetype i = 0; i < m_reading.tokens.size(); ++i) {
        const auto token = m_reading.tokens[i];
        const auto words = m_chipWords.value(i);
        auto* chip = new QPushButton(withoutMnemonic(words));
        chip->setObjectName(u"filterChip"_s);
        chip->setProperty("class", u"chip"_s);
        chip->setFixedHeight(chipHeight);
        chip->setToolTip(plainToolTip(tr("Edit this condition; Delete removes it")));
        chip->setAccessibleName(words);
        chip->installEventFilter(this);
        connect(chip, &QPushButton::clicked, this, [this, token] { editToken(token); });
        auto* remove = new QToolButton;
        remove->setText(u"×"_s);
        remove->setObjectName(u"filterChipRemove"_s);
        remove->setAutoRaise(true);
        remove->setFixedHeight(chipHeight);
        remove->setAccessibleName(tr("Remove %1", "a condition").arg(words));
        remove->setToolTip(plainToolTip(remove->accessibleName()));
        chip->setProperty("at", token.at);
        chip->setProperty("length", token.length);
        connect(
            remove, &QToolButton::clicked, this, [this, token] { removeToken(token); },
            Qt::QueuedConnection);
        m_row->addWidget(chip);
        m_row->addWidget(remove);
    }
    setShown(m_chips, true);
    if (focused >= 0)
        m_row->itemAt(std::min(focused, m_row->count() - 1))->widget()->setFocus();
}

void FilterLine::editToken(const FilterToken& token)
{
    m_bar->focusFilter();
    m_field->setSelection(int(token.at), int(token.length));
}

void FilterLine::removeToken(const FilterToken& token)
{
    auto text = m_bar->filterText();
    text.remove(token.at, token.length);
    if (token.at > 0 && token.at < text.size() && text.at(token.at).isSpace())
        text.remove(token.at, 1); // the space on one of its sides
    m_bar->setFilterText(text.trimmed());
    read(false);
}

bool FilterLine::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field) {
        // The way on leads through the conditions, so they are there before the field is left.
        if (event->type() == QEvent::KeyPress
            && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Tab) {
            m_isLeaving = true;
            showChips();
            m_isLeaving = false;
        }
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
            QTimer::singleShot(0, this, &FilterLine::showChips);
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Delete && key != Qt::Key_Backspace)
        return false;
    const FilterToken token{
        watched->property("at").toLongLong(), watched->property("length").toLongLong()};
    QTimer::singleShot(0, this, [this, token] { removeToken(token); }); // the chip goes with it
    return true;
}

} // namespace homeport

#include "ui/tickets/filter_offer.h"

#include "core/tickets/filter_fields.h"
#include "core/tickets/filter_names.h"
#include "core/tickets/folded_name.h"
#include "ui/shell/backend.h"
#include "ui/words/key_words.h"

#include <QDate>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int mostOffered = 10;
constexpr int leastWidth = 240;

/// Words that stand for a value of the field's type.
QStringList commonWords(const FilterField& field)
{
    const QLatin1StringView table(field.table ? field.table : "");
    QStringList words;
    if (table == "user_account"_L1)
        words += u"me"_s;
    if (table == "team"_L1 || table == "department"_L1)
        words += u"mine"_s;
    if (field.type == FilterType::Flag)
        words += {u"yes"_s, u"no"_s};
    if (QLatin1StringView(field.name) == "status"_L1)
        words += u"open"_s;
    if (QLatin1StringView(field.name) == "next_due_at"_L1)
        words += {u"breached"_s, u"paused"_s, u"nopolicy"_s};
    if (field.type == FilterType::Moment)
        words += liesAhead(field) ? u"overdue"_s : u"today"_s;
    if (field.isNullable)
        words += {u"none"_s, u"any"_s};
    return words;
}

} // namespace

FilterOffer::FilterOffer(Backend& backend, QLineEdit* field, const FilterVocabulary& vocabulary)
    : QObject(field), m_backend(backend), m_field(field), m_vocabulary(vocabulary)
{
    field->installEventFilter(this);
    connect(field, &QLineEdit::textEdited, this, [this] { offer(); });
}

FilterOffer::~FilterOffer()
{
    delete m_list.data();
}

void FilterOffer::offer(bool isAskedFor)
{
    m_latest([](int) {}); // what was asked before comes too late
    const auto place = filterPlaceAt(m_field->text(), m_field->cursorPosition(), m_vocabulary);
    if (!place || !m_field->hasFocus() || (!place->field && place->begun.isEmpty() && !isAskedFor))
        return close();
    if (!place->field)
        return show(*place, fieldsFor(place->begun));
    const auto items = valuesFor(*place);
    if (place->field->table)
        askForNames(*place, items);
    else
        show(*place, items);
}

bool FilterOffer::isOpen() const
{
    return m_list && m_list->isVisible();
}

QList<FilterOffer::Item> FilterOffer::fieldsFor(const QString& begun) const
{
    const auto folded = foldedName(begun);
    QList<Item> items;
    for (const auto& field : filterFields()) {
        if (field.type == FilterType::Words)
            continue;
        const auto word = m_vocabulary.wordOf(field);
        const bool isMeant = foldedName(word).startsWith(folded)
            || (!folded.isEmpty() && QString::fromLatin1(field.word).startsWith(folded));
        if (isMeant)
            items.append({word + u':', word + u':'});
    }
    return items;
}

/// Those that need no database.
QList<FilterOffer::Item> FilterOffer::valuesFor(const FilterPlace& place) const
{
    const auto& field = *place.field;
    QList<Item> all;
    for (const auto& stable : commonWords(field)) {
        const auto word = m_vocabulary.spoken(stable);
        all.append({word, word});
    }
    if (field.type == FilterType::Key) {
        for (const auto& key : keysOf(field)) {
            const auto word = m_vocabulary.wordOf(field, key);
            all.append({word, FilterText::quotedValue(word, m_vocabulary)});
        }
    }
    const auto name = QString::fromLatin1(field.name);
    for (int level = 1; level <= (name == "priority"_L1 ? 4 : 3); ++level) {
        const auto word = KeyWords::level(name, level);
        if (field.type == FilterType::Number && !word.isEmpty())
            all.append(
                {u"%1 – %2"_s.arg(level).arg(m_vocabulary.wordOf(field, QString::number(level))),
                    QString::number(level)});
    }
    if (field.type == FilterType::Moment) {
        const auto today = QDate::currentDate().toString(Qt::ISODate);
        all.append({today, today});
        for (const auto& span : {u"<1d"_s, u"<7d"_s, u">7d"_s})
            all.append({span, span});
    }
    const auto folded = foldedName(place.begun);
    QList<Item> fitting;
    for (const auto& item : std::as_const(all)) {
        if (beginsWords(folded, foldedName(item.shown)))
            fitting.append(item);
    }
    return fitting;
}

/// People, teams and the like, as far as one sees them.
void FilterOffer::askForNames(const FilterPlace& place, const QList<Item>& first)
{
    const auto found = m_backend.ask(
        [actor = m_backend.actor(), place, vocabulary = m_vocabulary](Session& session) {
            return session.replica->read([&](Database& database) -> Result<QList<Item>> {
                FilterNames names(database, actor);
                const auto naming = names.naming();
                QList<Item> items;
                for (const auto& choice :
                    names.beginningWith(place.field->table, place.begun, mostOffered)) {
                    const auto name = naming(place.field->table, choice.id);
                    items.append({choice.name,
                        name.isEmpty() ? u'#' + choice.id.toString(QUuid::WithoutBraces)
                                       : FilterText::quotedValue(name, vocabulary)});
                }
                auto status = names.status();
                return status ? Result<QList<Item>>(items) : status.error();
            });
        });
    deliver(found, this, m_latest([this, place, first](const Result<QList<Item>>& items) {
        show(place, items ? first + *items : first);
    }));
}

void FilterOffer::show(const FilterPlace& place, const QList<Item>& items)
{
    const auto typed = m_field->text().mid(place.at, place.length);
    const bool isThere = items.size() == 1 && items.first().typed == typed;
    if (items.isEmpty() || isThere || !m_field->hasFocus())
        return close();
    m_place = place;
    if (!m_list) {
        m_list = new QListWidget(m_field->window());
        m_list->setObjectName(u"filterOffer"_s);
        m_list->setAccessibleName(tr("Completions of the filter"));
        m_list->setFocusPolicy(Qt::NoFocus);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        connect(m_list, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem* item) { take(m_list->row(item)); });
    }
    m_list->clear();
    for (const auto& item : items) {
        auto* line = new QListWidgetItem(item.shown, m_list);
        line->setData(Qt::UserRole, item.typed);
    }
    const auto lines = std::min<int>(int(items.size()), mostOffered);
    const auto height = lines * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth();
    const auto below = m_field->mapTo(m_field->window(), QPoint(0, m_field->height()));
    m_list->setGeometry(QRect(below, QSize(std::max(leastWidth, m_field->width() / 2), height))
                            .intersected(m_field->window()->rect()));
    m_list->show();
    m_list->raise();
}

void FilterOffer::close()
{
    if (m_list)
        m_list->hide();
}

void FilterOffer::mark(int step)
{
    const auto count = m_list->count();
    const auto from = m_list->currentRow();
    m_list->setCurrentRow(from < 0 && step < 0 ? count - 1 : (from + step + count) % count);
}

void FilterOffer::take(int row)
{
    const auto typed = m_list->item(row)->data(Qt::UserRole).toString();
    const bool isValue = m_place.field;
    auto text = m_field->text();
    auto at = m_place.at;
    auto length = m_place.length;
    // A span brings its own sign.
    if (isValue && (typed.startsWith(u'<') || typed.startsWith(u'>'))) {
        while (at > 0 && (text.at(at - 1) == u'<' || text.at(at - 1) == u'>')) {
            --at;
            ++length;
        }
    }
    text.replace(at, length, typed);
    auto cursor = at + typed.size();
    if (isValue && cursor == text.size())
        text += u' ';
    if (isValue && cursor < text.size() && text.at(cursor).isSpace())
        ++cursor;
    m_field->setText(text);
    m_field->setCursorPosition(int(cursor));
    close();
    emit taken();
    if (!isValue)
        offer();
}

/// Whether the key was for the list.
bool FilterOffer::takesKey(int key)
{
    if (!isOpen()) {
        if (key == Qt::Key_Down)
            offer(true);
        return key == Qt::Key_Down;
    }
    switch (key) {
    case Qt::Key_Down: mark(1); return true;
    case Qt::Key_Up: mark(-1); return true;
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        if (m_list->currentRow() < 0) {
            close();
            return false;
        }
        take(m_list->currentRow());
        return true;
    default: return false;
    }
}

bool FilterOffer::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide)
        close();
    if (event->type() == QEvent::ShortcutOverride && isOpen()
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const bool isPlain = !(press->modifiers() & ~Qt::KeypadModifier);
        if (isPlain && takesKey(press->key()))
            return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace homeport

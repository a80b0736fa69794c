#include "ui/tickets/composer_text.h"

#include "core/tickets/text_modules.h"
#include "ui/tickets/inline_offer.h"
#include "ui/tickets/message_text.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QRegularExpression>
#include <QResizeEvent>
#include <QTextBlock>
#include <QUrl>
#include <QtMath>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const auto moduleSign = u"::"_s;

QRegularExpression afterAt()
{
    return QRegularExpression(
        u"(?<![\\w@./-])@([\\w.-]*)$"_s, QRegularExpression::UseUnicodePropertiesOption);
}

/// Not within a word, where it may be code, nor in an address: that stands in brackets or begins
/// with a digit. Names may have blanks.
QRegularExpression afterSign()
{
    return QRegularExpression(u"(?<![\\w:\\[(/])::(|\\p{L}[^:\\n]{0,59})$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
}

/// What may stand right before the sign.
bool isApart(QChar last)
{
    return last.isSpace() || (last.isPunct() && !u":_[(/"_s.contains(last));
}

/// Two stars and one do not get in each other's way.
QString surrounded(const QString& line, const QString& stars)
{
    // Signs of lists and quotes stay at the beginning.
    static const QRegularExpression opening(u"^\\s*(?:>\\s?|[-*+] |\\d+[.)] )*"_s);
    const auto words = line.mid(opening.match(line).capturedLength()).trimmed();
    if (words.isEmpty())
        return line;
    qsizetype around = 0;
    while (around * 2 < words.size() - 1 && words[around] == u'*'
        && words[words.size() - 1 - around] == u'*')
        ++around;
    const bool isDone = stars.size() == 1 ? around == 1 || around > 2 : around > 1;
    const auto start = line.lastIndexOf(words);
    const auto other =
        isDone ? words.mid(stars.size(), words.size() - 2 * stars.size()) : stars + words + stars;
    return line.left(start) + other + line.mid(start + words.size());
}

/// What stands between the same signs already is taken with them, so that they go again.
void takeIn(QTextCursor& cursor, const QString& stars)
{
    const auto around = [&](QTextCursor edge, QTextCursor::MoveOperation way) {
        edge.clearSelection();
        edge.movePosition(way, QTextCursor::KeepAnchor, int(stars.size()) + 1);
        const auto found = edge.selectedText();
        const bool isBefore = way == QTextCursor::Left;
        const auto near = isBefore ? found.right(stars.size()) : found.left(stars.size());
        const bool isLonger =
            found.size() > stars.size() && (isBefore ? found.front() : found.back()) == u'*';
        return near == stars && !isLonger;
    };
    auto from = cursor;
    from.setPosition(cursor.selectionStart());
    auto to = cursor;
    to.setPosition(cursor.selectionEnd());
    if (!around(from, QTextCursor::Left) || !around(to, QTextCursor::Right))
        return;
    cursor.setPosition(from.position() - int(stars.size()));
    cursor.setPosition(to.position() + int(stars.size()), QTextCursor::KeepAnchor);
}

} // namespace

ComposerText::ComposerText(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_people(new InlineOffer(*this, afterAt(), u"mentionList"_s, tr("People")))
    , m_modules(new InlineOffer(*this, afterSign(), u"moduleList"_s, tr("Text modules")))
{
    m_modules->setReady(false);
    connect(m_people, &InlineOffer::wanted, this, &ComposerText::peopleWanted);
    connect(m_people, &InlineOffer::chosen, this, &ComposerText::insertLogin);
    connect(m_modules, &InlineOffer::wanted, this, &ComposerText::modulesWanted);
    connect(m_modules, &InlineOffer::chosen, this, &ComposerText::insertModule);
}

void ComposerText::insertQuote(const QString& words)
{
    auto cursor = textCursor();
    cursor.beginEditBlock();
    cursor.clearSelection();
    if (!cursor.atBlockStart())
        cursor.insertText(u"\n"_s);
    cursor.insertText(quoteOf(words));
    cursor.endEditBlock();
    setTextCursor(cursor);
}

void ComposerText::surround(const QString& stars)
{
    setFocus();
    auto cursor = textCursor();
    takeIn(cursor, stars);
    if (!cursor.hasSelection()) {
        cursor.insertText(stars + stars);
        cursor.movePosition(QTextCursor::Left, QTextCursor::MoveAnchor, int(stars.size()));
        return setTextCursor(cursor);
    }
    const auto from = cursor.selectionStart();
    auto lines = cursor.selectedText().split(QChar::ParagraphSeparator);
    for (auto& line : lines)
        line = surrounded(line, stars);
    cursor.insertText(lines.join(u'\n'));
    const auto to = cursor.position();
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

int ComposerText::neededHeight(int most) const
{
    const auto margins = viewportMargins();
    auto needed = height() - contentsRect().height() + margins.top() + margins.bottom()
        + 2 * document()->documentMargin();
    for (auto block = document()->begin(); block.isValid() && needed < most; block = block.next())
        needed += blockBoundingRect(block).height();
    return qMin(qCeil(needed), most);
}

void ComposerText::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        emit widthChanged();
}

QSize ComposerText::sizeHint() const
{
    const auto usual = QPlainTextEdit::sizeHint();
    return maximumHeight() < QWIDGETSIZE_MAX ? QSize(usual.width(), maximumHeight()) : usual;
}

void ComposerText::setPeople(const QList<Mentionable>& people)
{
    QList<InlineOffer::Item> items;
    for (const auto& person : people)
        items.append({u"%1 (%2)"_s.arg(person.name, person.login), person.login});
    m_people->setItems(items);
}

void ComposerText::setModules(const QList<record::TextModule>& modules)
{
    QList<InlineOffer::Item> items;
    for (const auto& module : modules)
        items.append({module.name, module.body});
    m_modules->setItems(items);
    if (items.isEmpty())
        leaveModule();
}

void ComposerText::outdateModules()
{
    m_modules->outdate();
}

void ComposerText::setPlaceholders(const QHash<QString, QString>& values)
{
    m_values = values;
    m_modules->setReady(!values.isEmpty());
}

void ComposerText::beginModule()
{
    setFocus();
    auto cursor = textCursor();
    cursor.clearSelection();
    const auto before = cursor.block().text().left(cursor.positionInBlock());
    const auto last = before.isEmpty() ? QChar(u' ') : before.back();
    cursor.insertText(isApart(last) ? moduleSign : u' ' + moduleSign);
    setTextCursor(cursor);
    m_isModuleBegun = true;
    m_modules->outdate(); // there may be some by now
    m_modules->offer();
}

void ComposerText::leaveModule()
{
    const auto typed = m_modules->typed();
    if (!std::exchange(m_isModuleBegun, false) || typed.isNull())
        return;
    // Without a list the letters may be meant for the reader.
    replaceLast(typed.size() + moduleSign.size(), m_modules->isOpen() ? QString() : typed);
}

void ComposerText::insertLogin(const QString& login)
{
    replaceLast(m_people->typed().size(), login + u' ');
}

void ComposerText::insertModule(const QString& body)
{
    m_isModuleBegun = false;
    replaceLast(m_modules->typed().size() + moduleSign.size(), filledIn(body, m_values));
}

void ComposerText::replaceLast(qsizetype letters, const QString& text)
{
    auto cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(letters));
    cursor.insertText(text);
    setTextCursor(cursor);
}

void ComposerText::keyPressEvent(QKeyEvent* event)
{
    if (m_people->isOpen() || m_modules->isOpen()) {
        switch (event->key()) {
        case Qt::Key_Escape: leaveModule(); [[fallthrough]];
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Tab:
            event->ignore(); // the list's
            return;
        default: break;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
    m_people->offer();
    m_modules->offer();
    m_isModuleBegun = m_isModuleBegun && !m_modules->typed().isNull();
}

QStringList ComposerText::filesIn(const QMimeData& data)
{
    QStringList paths;
    const auto urls = data.urls();
    for (const auto& url : urls) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

bool ComposerText::canInsertFromMimeData(const QMimeData* offered) const
{
    return !filesIn(*offered).isEmpty() || offered->hasImage()
        || QPlainTextEdit::canInsertFromMimeData(offered);
}

void ComposerText::insertFromMimeData(const QMimeData* offered)
{
    // Who copies cells or words means the words, whatever picture of them comes along.
    if (const auto paths = filesIn(*offered); !paths.isEmpty())
        emit filesOffered(paths);
    else if (offered->hasImage() && !offered->hasText())
        emit pictureOffered(qvariant_cast<QImage>(offered->imageData()));
    else
        QPlainTextEdit::insertFromMimeData(offered);
}

} // namespace homeport

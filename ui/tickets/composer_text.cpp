#include "ui/tickets/composer_text.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QMimeData>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBlock>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int listWidth = 280;

} // namespace

ComposerText::ComposerText(QWidget* parent) : QPlainTextEdit(parent), m_people(new QCompleter(this))
{
    m_people->setModel(new QStandardItemModel(m_people));
    m_people->setWidget(this);
    m_people->setCompletionMode(QCompleter::PopupCompletion);
    m_people->setCaseSensitivity(Qt::CaseInsensitive);
    m_people->setFilterMode(Qt::MatchContains);
    m_people->popup()->setObjectName(u"mentionList"_s);
    connect(m_people, qOverload<const QModelIndex&>(&QCompleter::activated), this,
        [this](const QModelIndex& index) { insertLogin(index.data(Qt::UserRole).toString()); });
}

void ComposerText::setPeople(const QList<Mentionable>& people)
{
    auto* model = qobject_cast<QStandardItemModel*>(m_people->model());
    model->clear();
    for (const auto& person : people) {
        auto* item = new QStandardItem(u"%1 (%2)"_s.arg(person.name, person.login));
        item->setData(person.login, Qt::UserRole);
        model->appendRow(item);
    }
    offer();
}

QString ComposerText::begun() const
{
    static const QRegularExpression at(
        u"(?<![\\w@./-])@([\\w.-]*)$"_s, QRegularExpression::UseUnicodePropertiesOption);
    const auto cursor = textCursor();
    const auto match = at.match(cursor.block().text().left(cursor.positionInBlock()));
    return match.hasMatch() ? QString(match.captured(1).isNull() ? u""_s : match.captured(1))
                            : QString();
}

void ComposerText::offer()
{
    const auto typed = begun();
    if (typed.isNull()) {
        m_people->popup()->hide();
        return;
    }
    if (m_people->model()->rowCount() == 0) {
        if (!std::exchange(m_hasAsked, true))
            emit peopleWanted();
        return;
    }
    m_people->setCompletionPrefix(typed);
    if (m_people->completionCount() == 0) {
        m_people->popup()->hide();
        return;
    }
    auto place = cursorRect();
    place.setWidth(listWidth);
    m_people->complete(place);
    m_people->popup()->setCurrentIndex(m_people->completionModel()->index(0, 0));
}

void ComposerText::insertLogin(const QString& login)
{
    auto cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(begun().size()));
    cursor.insertText(login + u' ');
    setTextCursor(cursor);
}

void ComposerText::keyPressEvent(QKeyEvent* event)
{
    if (m_people->popup()->isVisible()) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Tab:
        case Qt::Key_Escape:
            event->ignore(); // the list's
            return;
        default: break;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
    offer();
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

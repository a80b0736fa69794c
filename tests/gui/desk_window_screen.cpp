#include "tests/gui/desk_window.h"
#include "ui/models/queue_model.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/link_text.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QWindow>

#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace homeport::test {

namespace {

QString textOf(const QWidget* widget)
{
    if (const auto* linked = qobject_cast<const LinkText*>(widget))
        return linked->words();
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        return button->text();
    if (const auto* line = qobject_cast<const QLineEdit*>(widget))
        return line->text();
    if (const auto* box = qobject_cast<const QComboBox*>(widget))
        return box->currentText();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget))
        return text->toPlainText();
    return widget->accessibleName();
}

/// What takes the focus in there, where it stands, and how many lines it has.
QList<std::tuple<const QWidget*, QRect, bool, int>> layoutOf(const QWidget& window)
{
    QList<std::tuple<const QWidget*, QRect, bool, int>> found;
    for (const auto* each : window.findChildren<QWidget*>()) {
        if (!each->isVisible() || !(each->focusPolicy() & Qt::TabFocus))
            continue;
        const auto* list = qobject_cast<const QAbstractItemView*>(each);
        const int rows = list && list->model() ? list->model()->rowCount() : 0;
        const QRect place(each->mapTo(&window, QPoint()), each->size());
        found.emplaceBack(each, place, each->isEnabled(), rows);
    }
    return found;
}

} // namespace

void DeskWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(front().windowHandle(), key, modifiers);
}

void DeskWindow::type(const QString& text)
{
    for (const auto letter : text) {
        auto* focus = QApplication::focusWidget();
        // Letters beyond Latin 1 have no key of their own and come from an input method.
        if (letter.unicode() > 0x7e && focus)
            QTest::sendKeyEvent(QTest::Click, focus, Qt::Key_unknown, letter, Qt::NoModifier);
        else
            QTest::keyClick(front().windowHandle(), letter.toLatin1());
    }
}

bool DeskWindow::tabTo(const QString& name)
{
    for (int i = 0; i < 60; ++i) {
        if (hasFocus(name))
            return true;
        press(Qt::Key_Tab);
    }
    return false;
}

bool DeskWindow::chooseFile(const QString& path)
{
    auto* dialog = front().findChild<QFileDialog*>();
    auto* name = dialog ? dialog->findChild<QLineEdit*>(u"fileNameEdit"_s) : nullptr;
    if (!name || !name->isVisible())
        return false;
    name->setText(path); // typed letters would open a list of files over the field
    QTest::keyClick(name, Qt::Key_Return);
    return true;
}

bool DeskWindow::chooseInPalette(const QString& words)
{
    press(Qt::Key_K, Qt::ControlModifier);
    if (!QTest::qWaitFor([&] { return hasFocus(u"paletteField"_s); }, patience))
        return false;
    type(words);
    press(Qt::Key_Return); // which waits for what the words find
    return true;
}

bool DeskWindow::takeBack(const QString& deed)
{
    if (!QTest::qWaitFor([&] { return text(u"undoHint"_s).contains(deed); }, patience))
        return false;
    press(Qt::Key_Z, Qt::ControlModifier);
    return true;
}

void DeskWindow::comeToRest() const
{
    constexpr int looks = 6; // rather than a time: a busy machine takes longer for each
    const QDeadlineTimer over(patience);
    auto before = layoutOf(front());
    for (int quiet = 0; quiet < looks && !over.hasExpired();) {
        QTest::qWait(50);
        const auto now = layoutOf(front());
        quiet = now == before ? quiet + 1 : 0;
        before = now;
    }
}

bool DeskWindow::offers(const QString& box, const QString& name) const
{
    const auto* found = qobject_cast<const QComboBox*>(part(box));
    return found && found->findText(name, Qt::MatchStartsWith) >= 0;
}

QWidget* DeskWindow::part(const QString& name) const
{
    if (!m_window)
        return nullptr;
    const auto found = front().findChildren<QWidget*>(name);
    for (auto i = found.size() - 1; i >= 0; --i) { // what lies on top came last
        if (found.at(i)->isVisible())
            return found.at(i);
    }
    return nullptr;
}

QString DeskWindow::text(const QString& name) const
{
    const auto* found = part(name);
    return found ? textOf(found) : QString();
}

bool DeskWindow::says(const QString& words) const
{
    for (const auto* each : front().findChildren<QWidget*>()) {
        if (each->isVisible() && textOf(each).contains(words))
            return true;
    }
    return false;
}

bool DeskWindow::hasFocus(const QString& name) const
{
    const auto* focus = QApplication::focusWidget();
    const auto* around = focus ? focus->parentWidget() : nullptr; // none of a window
    return focus && (focus->objectName() == name || (around && around->objectName() == name));
}

QStringList DeskWindow::queue() const
{
    QStringList lines;
    const auto* table = qobject_cast<QTableView*>(part(u"queueTable"_s));
    if (!table)
        return lines;
    const auto* model = table->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column) {
            if (column > QueueModel::Kind && table->isColumnHidden(column))
                continue; // is not even read
            cells << model->index(row, column).data().toString();
        }
        lines << cells.join(u" | "_s);
    }
    return lines;
}

QString DeskWindow::chosenLine() const
{
    const auto* table = qobject_cast<QTableView*>(part(u"queueTable"_s));
    const auto row = table ? table->currentIndex().row() : -1;
    return queue().value(row);
}

} // namespace homeport::test

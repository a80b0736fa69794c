#include "ui/theme/style_sheet.h"

#include "ui/theme/theme.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// The chevrons are one grey that stands out on both grounds: the style sheet takes arrows from
// files only. Padding shrinks by the pixel the focus border grows, so nothing moves when the focus
// does.
const auto fields = uR"(
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: @fieldGround; color: @text; border: 1px solid @line; border-radius: 7px;
    selection-background-color: @accent; selection-color: @accentText;
}
QLineEdit, QComboBox { padding: 6px 10px; min-height: 18px; }
QAbstractSpinBox { padding: 6px 6px 6px 10px; min-height: 18px; }
QPlainTextEdit, QTextEdit { padding: 5px 6px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {
    border-color: @strongLine;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus,
QComboBox:on {
    background: @panel; border: 2px solid @accent;
}
QLineEdit:focus, QComboBox:focus, QComboBox:on { padding: 5px 9px; }
QAbstractSpinBox:focus { padding: 5px 5px 5px 9px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 4px 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled { background: @ground; color: @disabledText; }
QLineEdit:read-only:!focus { background: transparent; }
*[hasError="true"] { border-color: @critical; }
QLineEdit[hasError="true"]:focus, QPlainTextEdit[hasError="true"]:focus,
QComboBox[hasError="true"]:focus, QAbstractSpinBox[hasError="true"]:focus {
    border-color: @critical;
}
QLineEdit[class~="bare"], QPlainTextEdit[class~="bare"], QTextEdit[class~="bare"] {
    background: transparent; border: none; border-radius: 0; padding: 0;
}
QLineEdit[class~="compact"] { padding: 2px 8px; font-size: 12px; }
QLineEdit[class~="compact"]:focus { padding: 1px 7px; }
QComboBox::drop-down, QDateTimeEdit::drop-down {
    subcontrol-origin: border; subcontrol-position: center right; border: none; width: 26px;
}
QComboBox::down-arrow, QDateTimeEdit::down-arrow, QAbstractSpinBox::down-arrow {
    image: url(:/icons/chevron_down.svg); width: 14px; height: 14px;
}
QAbstractSpinBox::up-arrow { image: url(:/icons/chevron_up.svg); width: 14px; height: 14px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; border: none; width: 24px; height: 14px;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 2px; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit,
QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus {
    background: transparent; border: none; padding: 0; min-height: 0;
}
QComboBox QAbstractItemView {
    background: @panel; color: @text; border: 1px solid @strongLine; padding: 4px; outline: 0;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 5px; }
QComboBox QAbstractItemView::item:selected { background: @selection; color: @text; }
)"_s;

const auto buttons = uR"(
QPushButton {
    background: @panel; color: @text; border: 1px solid @line; border-radius: 7px;
    padding: 5px 12px; min-height: 18px; font-weight: 500; outline: none;
}
QPushButton:hover { background: @hover; border-color: @strongLine; }
QPushButton:pressed, QPushButton:checked { background: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; }
QPushButton:disabled { background: @panel; color: @disabledText; border-color: @line; }

QPushButton[class~="primary"] {
    background: @accent; color: @accentText; border-color: @accent;
}
QPushButton[class~="primary"]:hover { background: @accentStrong; border-color: @accentStrong; }
QPushButton[class~="primary"]:pressed { background: @accentStrong; }
QPushButton[class~="primary"]:focus { border-color: @text; }
QPushButton[class~="primary"]:disabled {
    background: @lowTint; color: @disabledText; border-color: @lowTint;
}
QPushButton[class~="danger"] { color: @critical; }
QPushButton[class~="danger"]:hover { background: @criticalTint; border-color: @critical; }
QPushButton[class~="danger"]:focus { border-color: @critical; }
QPushButton[class~="danger"]:disabled { color: @disabledText; }

QPushButton[class~="quiet"] {
    background: transparent; color: @secondary; border-color: transparent;
}
QPushButton[class~="quiet"]:hover { background: @hover; color: @text; }
QPushButton[class~="quiet"]:focus { border-color: @accent; color: @text; }
QPushButton[class~="quiet"]:disabled { color: @disabledText; }

QPushButton[class~="chip"] {
    background: @lowTint; color: @secondary; border-color: transparent; border-radius: 6px;
    padding: 2px 9px; font-size: 12px;
}
QPushButton[class~="chip"]:hover { color: @text; border-color: @strongLine; }
QPushButton[class~="chip"]:checked { background: @accentTint; color: @accent; }
QPushButton[class~="chip"]:focus { border: 2px solid @accent; padding: 1px 8px; }

QToolButton {
    background: transparent; color: @secondary; border: 1px solid transparent; border-radius: 6px;
    padding: 4px; outline: none;
}
QToolButton:hover { background: @hover; color: @text; }
QToolButton:pressed { background: @line; }
QToolButton:checked { background: @accentTint; color: @accent; }
QToolButton:focus { border: 2px solid @accent; padding: 3px; }
QToolButton:disabled { color: @disabledText; }
QToolButton::menu-indicator { image: none; }
)"_s;

const auto lists = uR"(
QAbstractItemView {
    background: @panel; color: @text; border: none; outline: 0; gridline-color: @line;
    alternate-background-color: @ground;
    selection-background-color: @selection; selection-color: @text;
}
QTableView::item, QTreeView::item { border: none; border-bottom: 1px solid @line; padding: 0 5px; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
    background: @selection; color: @text;
}
QTableView::item:focus, QTreeView::item:focus { border-bottom: 1px solid @accent; }
QListView::item { border: none; padding: 0 8px; min-height: 28px; }
QListView::item:hover, QTreeView::item:hover { background: @hover; }
QListView::item:selected:hover, QTreeView::item:selected:hover { background: @selection; }
QListView::item:focus { border: 1px solid @accent; }
QListView[class~="nav"] { background: @navGround; color: @navText; }
QListView[class~="nav"] QScrollBar::handle { background: @navSelected; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section {
    background: @panel; color: @muted; border: none; border-bottom: 1px solid @line;
    padding: 0 8px; min-height: 28px; font-size: 11px; font-weight: 400;
}
QHeaderView::section:hover { color: @text; }
QHeaderView::section:checked { color: @muted; }
QTableCornerButton::section { background: @panel; border: none; border-bottom: 1px solid @line; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @strongLine; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { border: none; }
QScrollArea[class~="clear"], QScrollArea[class~="clear"] > QWidget#qt_scrollarea_viewport,
QScrollArea[class~="clear"] > QWidget#qt_scrollarea_viewport > QWidget { background: transparent; }
)"_s;

const auto rest = uR"(
QTabBar { background: transparent; border: none; outline: 0; }
QTabBar::tab {
    background: transparent; color: @secondary; border: none; border-bottom: 2px solid transparent;
    padding: 8px 2px; margin-right: 20px;
}
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; background: @accentTint; }
QTabBar::tab:disabled { color: @disabledText; }
QTabBar[class~="documents"]::tab { padding: 0 12px; margin-right: 8px; height: 38px; }
QTabBar[class~="resting"]::tab:selected { color: @secondary; font-weight: 400; border-bottom-color: transparent; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }

QToolTip { background: @panel; color: @text; border: 1px solid @strongLine; padding: 4px 6px; }
QMenu { background: @panel; color: @text; border: 1px solid @strongLine; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 5px; min-height: 16px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @disabledText; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QProgressBar {
    background: @line; border: none; border-radius: 3px; max-height: 6px; color: transparent;
}
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSplitter::handle { background: @line; }
QDialog { background: @panel; }
QGroupBox {
    border: 1px solid @line; border-radius: 9px; margin-top: 9px; padding: 16px 12px 12px 12px;
    font-weight: 600;
}
QGroupBox::title {
    subcontrol-origin: margin; subcontrol-position: top left; left: 8px; padding: 0 4px;
}

*[class~="ground"] { background: @ground; }
*[class~="panel"] { background: @panel; }
QFrame[class~="card"] { background: @panel; border: 1px solid @line; border-radius: 9px; }
QFrame[class~="overlayCard"] { background: @panel; border: 1px solid @line; border-radius: 12px; }
QFrame[class~="note"] { background: @noteTint; border: none; border-radius: 7px; }
*[class~="chosen"] { background: @selection; }
*[class~="topLine"] { border-top: 1px solid @line; }
*[class~="bottomLine"] { border-bottom: 1px solid @line; }
*[class~="leftLine"] { border-left: 1px solid @line; }
*[class~="rightLine"] { border-right: 1px solid @line; }
QFrame[class~="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }

QLabel[class~="value"] { border: 1px solid transparent; border-radius: 5px; padding: 1px 0; }
QLabel[class~="value"][isEditable="true"]:hover { background: @hover; }
QLabel[class~="value"][isEditable="true"]:focus { background: @accentTint; border-color: @accent; }
*[class~="target"] { border: 1px solid transparent; border-radius: 7px; }
*[class~="target"]:hover { background: @hover; }
*[class~="target"]:focus { background: @accentTint; border-color: @accent; }
QLabel[class~="welcome"] { font-size: 24px; font-weight: 700; }
QLabel[class~="display"] { font-size: 20px; font-weight: 700; }
QLabel[class~="title"] { font-size: 17px; font-weight: 700; }
QLabel[class~="subtitle"] { font-size: 15px; font-weight: 600; }
QLabel[class~="heading"] { font-weight: 600; }
QLabel[class~="strong"] { font-weight: 600; }
QLabel[class~="small"] { font-size: 12px; }
QLabel[class~="caption"] { font-size: 11px; }
QLabel[class~="secondary"] { color: @secondary; }
QLabel[class~="muted"] { color: @muted; }
QLabel[class~="good"] { color: @good; }
QLabel[class~="warning"] { color: @high; }
QLabel[class~="error"] { color: @critical; }
QLabel:disabled { color: @disabledText; }
)"_s;

QHash<QString, QString> colorsByName(const Theme& theme)
{
    const std::pair<QString, QColor> colors[] = {
        {u"ground"_s, theme.ground},
        {u"panel"_s, theme.panel},
        {u"line"_s, theme.line},
        {u"strongLine"_s, theme.strongLine},
        {u"fieldGround"_s, theme.fieldGround},
        {u"hover"_s, theme.hover},
        {u"selection"_s, theme.selection},
        {u"text"_s, theme.text},
        {u"secondary"_s, theme.secondary},
        {u"muted"_s, theme.muted},
        {u"disabledText"_s, theme.disabledText},
        {u"accent"_s, theme.accent},
        {u"accentStrong"_s, theme.accentStrong},
        {u"accentTint"_s, theme.accentTint},
        {u"accentText"_s, theme.accentText},
        {u"critical"_s, theme.critical},
        {u"criticalTint"_s, theme.criticalTint},
        {u"high"_s, theme.high},
        {u"lowTint"_s, theme.lowTint},
        {u"good"_s, theme.good},
        {u"noteTint"_s, theme.noteTint},
        {u"navGround"_s, theme.navGround},
        {u"navText"_s, theme.navText},
        {u"navSelected"_s, theme.navSelected},
    };
    QHash<QString, QString> names;
    for (const auto& [name, color] : colors)
        names.insert(name, color.name());
    return names;
}

} // namespace

QString styleSheet(const Theme& theme)
{
    static const QRegularExpression placeholder(u"@(\\w+)"_s);
    const QString pattern = fields + buttons + lists + rest;
    const auto colors = colorsByName(theme);

    QString sheet;
    qsizetype from = 0;
    for (auto it = placeholder.globalMatch(pattern); it.hasNext();) {
        const auto match = it.next();
        Q_ASSERT(colors.contains(match.captured(1)));
        sheet += QStringView(pattern).mid(from, match.capturedStart() - from);
        sheet += colors.value(match.captured(1));
        from = match.capturedEnd();
    }
    sheet += QStringView(pattern).mid(from);
    return sheet;
}

} // namespace homeport

#include "ui/settings/record_part.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/line_table.h"
#include "ui/widgets/list_panel.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/visibility.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What a part looks like; record_part.cpp holds what it does.

QWidget* RecordPart::makeList()
{
    m_count->setObjectName(m_look.name + u"Count"_s);
    setStyleClass(m_count, u"secondary"_s);
    m_filter->setObjectName(m_look.name + u"Filter"_s);
    m_filter->setPlaceholderText(tr("Search the list"));
    m_filter->setAccessibleName(tr("Search the list"));
    m_filter->setClearButtonEnabled(true);
    m_new->setObjectName(m_look.name + u"New"_s);
    m_message->setObjectName(m_look.name + u"Message"_s);
    m_empty->setObjectName(m_look.name + u"Empty"_s);
    setShown(m_new, m_rights.mayCreate && !m_look.newText.isEmpty());
    setUpTable();

    return makeListPanel({.title = m_look.title,
        .count = m_count,
        .act = m_new,
        .narrowing = {m_filter},
        .message = m_message,
        .lines = m_table,
        .empty = m_empty});
}

void RecordPart::setUpTable()
{
    setUpLines(m_table, m_model, m_look.name + u"Table"_s, m_look.title, m_look.widths);
    m_table->installEventFilter(this);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &RecordPart::lineChosen);
    connect(m_table, &QTableView::doubleClicked, m_form, &RecordForm::focusFirst);
}

QWidget* RecordPart::makePanel()
{
    setStyleClass(m_heading, u"subtitle"_s);
    m_heading->setObjectName(m_look.name + u"Heading"_s);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_duplicateNote->setObjectName(m_look.name + u"Duplicate"_s);
    m_duplicateNote->setDismissible(false);
    setStyleClass(m_draftNote, u"small muted"_s);
    m_draftNote->setObjectName(m_look.name + u"DraftNote"_s);
    m_save->setObjectName(m_look.name + u"Save"_s);
    m_discard->setObjectName(m_look.name + u"Discard"_s);
    m_remove->setObjectName(m_look.name + u"Remove"_s);
    m_extras->setSpacing(Theme::space);

    auto* fields = new QWidget;
    auto* fieldsLayout = new QVBoxLayout(fields);
    fieldsLayout->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    fieldsLayout->setSpacing(Theme::space);
    fieldsLayout->addWidget(m_heading);
    fieldsLayout->addWidget(m_duplicateNote);
    fieldsLayout->addWidget(m_form);
    fieldsLayout->addLayout(m_extras);
    fieldsLayout->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setStyleClass(scroll, u"clear"_s);
    scroll->setWidget(fields);
    auto* foot = new QFrame;
    setStyleClass(foot, u"topLine"_s);
    auto* footLayout = new QHBoxLayout(foot);
    footLayout->setContentsMargins(Theme::wideSpace, Theme::space, Theme::wideSpace, Theme::space);
    footLayout->setSpacing(Theme::smallSpace);
    footLayout->addWidget(m_remove);
    footLayout->addLayout(m_acts);
    footLayout->addWidget(m_draftNote, 1);
    footLayout->addWidget(m_discard);
    footLayout->addWidget(m_save);
    auto* bodyLayout = new QVBoxLayout(m_body);
    bodyLayout->setContentsMargins(0, 0, 0, 0);
    bodyLayout->setSpacing(0);
    bodyLayout->addWidget(scroll, 1);
    bodyLayout->addWidget(foot);
    setStyleClass(m_panel, u"panel"_s);
    m_panel->setAttribute(Qt::WA_StyledBackground);
    m_panel->setMinimumWidth(panelWidth);
    auto* layout = new QVBoxLayout(m_panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_nothing, 1);
    m_form->setReadOnly(!m_rights.mayEdit);
    return m_panel;
}

HintButton* RecordPart::addAct(const QString& name, const QString& text)
{
    auto* button = new HintButton(text);
    button->setObjectName(name);
    m_acts->addWidget(button);
    return button;
}

} // namespace homeport

#include "ui/tickets/choice_box.h"
#include "ui/tickets/form_files.h"
#include "ui/tickets/impact_offer.h"
#include "ui/tickets/new_incident_form.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/visibility.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

void NewIncidentForm::layOut()
{
    m_templateRow = new FormRow(tr("Tem&plate"), m_template);
    setShown(m_templateRow, false); // until there are some
    m_requesterRow = new FormRow(tr("&Requester"), m_requester);
    setShown(m_requesterRow, m_namesOthers);
    m_titleRow = new FormRow(tr("&What happened?"), m_title);
    m_detailsRow = new FormRow(tr("&Details"), m_details);

    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Theme::space);
    auto* first = new QHBoxLayout;
    first->setSpacing(Theme::space);
    first->addWidget(m_requesterRow, 1);
    first->addWidget(m_templateRow, 1);
    m_column->addLayout(first);
    m_column->addWidget(m_titleRow);
    m_column->addWidget(m_detailsRow);
    m_column->addWidget(m_files);
    m_column->addLayout(makeGrid());
}

void NewIncidentForm::setUnderRequester(QWidget* part)
{
    m_column->insertWidget(1, part);
}

QWidget* NewIncidentForm::makePriority()
{
    m_priority->setObjectName(u"priority"_s);
    setStyleClass(m_source, u"muted"_s);
    auto* priority = new QWidget;
    auto* layout = new QHBoxLayout(priority);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_priority);
    layout->addWidget(m_source);
    layout->addStretch();
    return priority;
}

QLayout* NewIncidentForm::makeGrid()
{
    m_priorityRow = new FormRow(tr("Priority"), makePriority());
    auto* channel = new FormRow(tr("&How it came"), m_channel);
    setShown(channel, m_namesOthers);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::space);
    grid->setVerticalSpacing(Theme::space);
    grid->addWidget(new FormRow(tr("&Category"), m_category), 0, 0);
    grid->addWidget(new FormRow(tr("&Service"), m_service), 0, 1);
    grid->addWidget(new FormRow(tr("&Location"), m_location), 0, 2);
    grid->addWidget(new FormRow(tr("&Impact"), m_impact), 1, 0);
    grid->addWidget(new FormRow(tr("&Urgency"), m_urgency), 1, 1);
    grid->addWidget(m_priorityRow, 1, 2);
    grid->addWidget(new FormRow(tr("&Team"), m_team), 2, 0);
    grid->addWidget(new FormRow(tr("&Assignee"), m_assignee), 2, 1);
    grid->addWidget(channel, 2, 2);
    grid->addWidget(new FormRow(tr("&Number of people affected"), m_affected), 3, 0);
    grid->addWidget(m_impactOffer, 3, 1, 1, 2, Qt::AlignBottom);
    if (m_security)
        grid->addWidget(m_security, 4, 0, 1, 3);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    return grid;
}

} // namespace homeport

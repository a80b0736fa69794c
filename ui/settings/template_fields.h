#pragma once

#include "core/incidents/template_content.h"
#include "ui/tickets/new_incident_form.h"

#include <QWidget>

class QCheckBox;
class QPlainTextEdit;

namespace homeport {

class RecordForm;

/// What a template of incidents fills in, and the tasks that come with it, as ticket_template keeps
/// both. What it shows and nobody edits stays as it was written.
class TemplateFields final : public QWidget
{
    Q_OBJECT

public:
    explicit TemplateFields(QWidget* parent = nullptr);

    void setLists(const NewIncidentForm::Lists& lists);
    void setValues(const QString& json);
    QString values() const;
    void setTasks(const QString& json);
    QString tasks() const;

signals:
    void edited();

private:
    QList<NewTask> typedTasks() const;

    RecordForm* m_ticket;
    QPlainTextEdit* m_tasks;
    QCheckBox* m_inTurn;
    QCheckBox* m_needed;
    QString m_values; ///< as they were shown
    QString m_storedTasks; ///< likewise
    QString m_lines; ///< what they are as lines
    QList<NewTask> m_known; ///< the tasks in them
};

} // namespace homeport

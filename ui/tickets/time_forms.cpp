#include "ui/tickets/time_forms.h"

#include "ui/shell/backend.h"
#include "ui/tickets/act_form.h"
#include "ui/tickets/form_fields.h"
#include "ui/tickets/moment_field.h"
#include "ui/widgets/form_row.h"

#include <QCheckBox>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

struct TimeForms::Fields
{
    QLineEdit* duration;
    MomentField* start;
    PickBox* activity;
    PickBox* task;
    QCheckBox* isBillable;
    QLineEdit* note;
    FormRow* durationRow;
    FormRow* startRow;

    /// Nothing where something is wrong, which it says and leads back to.
    std::optional<TimeBooking> booking(ActForm* form) const
    {
        const auto minutes = minutesFrom(duration->text());
        const bool isLength = minutes && *minutes >= 1 && *minutes <= 24 * 60;
        const bool isStart = start->isEmpty() || start->moment();
        durationRow->setError(isLength
                ? QString()
                : TimeForms::tr("Type a length of up to a day, such as 45 or 1:30."));
        startRow->setError(isStart
                ? QString()
                : TimeForms::tr("Type a moment, such as \"yesterday 16:00\", or pick the day."));
        if (!isLength || !isStart) {
            form->resume(isLength ? static_cast<QWidget*>(start) : duration);
            return std::nullopt;
        }
        TimeBooking booking;
        booking.minutes = *minutes;
        booking.startedAt = start->moment();
        booking.activity = keyIn<TimeEntryActivity>(activity);
        booking.note = note->text();
        booking.isBillable = isBillable->isChecked();
        if (const auto id = task->currentData().toUuid(); !id.isNull())
            booking.task = TicketTaskId(id);
        return booking;
    }
};

TimeForms::TimeForms(Backend& backend, QWidget* page)
    : QObject(page), m_backend(backend), m_page(page)
{}

TimeForms::Fields TimeForms::addFields(ActForm* form, const QList<TaskOnTicket>& tasks)
{
    Fields fields{};
    fields.duration = named<QLineEdit>(u"duration"_s);
    fields.duration->setPlaceholderText(tr("45, 1:30 or 2h"));
    fields.start = named<MomentField>(u"start"_s);
    fields.start->setBack();
    fields.start->setEmptyText(tr("So long ago that it ends now."));
    fields.activity =
        keyBox(u"activity"_s, u"time_entry"_s, u"activity"_s, TimeEntryActivity::Resolution);
    fields.task = named<PickBox>(u"timeTask"_s);
    fields.task->addItem(tr("none, the ticket as a whole"), QUuid());
    for (const auto& each : tasks)
        fields.task->addItem(each.task.title, each.task.id.value());
    fields.isBillable = named<QCheckBox>(u"billable"_s);
    fields.isBillable->setText(tr("It is billed"));
    fields.note = named<QLineEdit>(u"note"_s);
    fields.note->setMaxLength(500);
    fields.durationRow = form->addRow(tr("&How long"), fields.duration);
    fields.durationRow->setHint(tr("In minutes or hours."));
    fields.startRow = form->addRow(tr("&Begun"), fields.start);
    form->addRow(tr("&For"), fields.activity);
    form->addRow(tr("&Task"), fields.task);
    form->addRow(tr("Not&e"), fields.note);
    form->addRow(QString(), fields.isBillable);
    return fields;
}

void TimeForms::book(const record::Ticket& ticket, const QList<TaskOnTicket>& tasks)
{
    auto* form = makeForm(u"time"_s, tr("Book time on %1").arg(ticket.number), tr("Book"));
    const auto fields = addFields(form, tasks);
    connect(form, &ActForm::submitted, this, [this, form, fields, ticket] {
        const auto booking = fields.booking(form);
        if (!booking)
            return;
        emit ready(
            tr("booked time on %1").arg(ticket.number),
            [actor = m_backend.actor(), id = ticket.id, booking = *booking](Session& s,
                const Origin& origin) { return s.times.book(actor, id, booking, origin.command); },
            form->command(), form);
    });
    form->open(fields.duration);
}

void TimeForms::correct(
    const record::Ticket& ticket, const QList<TaskOnTicket>& tasks, const BookedTime& entry)
{
    auto* form = makeForm(u"time-"_s + entry.id.toString(),
        tr("Time booked on %1").arg(ticket.number), tr("Correct"));
    const auto fields = addFields(form, tasks);
    fields.duration->setText(QString::number(entry.minutes));
    fields.start->setEmptyText(tr("As it was."));
    fields.start->setMoment(entry.startedAt);
    fields.activity->setCurrentIndex(fields.activity->findData(keyOf(entry.activity)));
    fields.task->setCurrentIndex(
        qMax(0, fields.task->findData(entry.task ? entry.task->value() : QUuid())));
    fields.isBillable->setChecked(entry.isBillable);
    fields.note->setText(entry.note);
    // The field knows minutes alone: what was not touched stays to the second.
    connect(form, &ActForm::submitted, this,
        [this, form, fields, ticket, id = entry.id, start = fields.start->moment()] {
            auto booking = fields.booking(form);
            if (!booking)
                return;
            if (booking->startedAt == start)
                booking->startedAt.reset();
            emit ready(
                tr("corrected time booked on %1").arg(ticket.number),
                [actor = m_backend.actor(), id, booking = *booking](
                    Session& s, const Origin& origin) {
                    return s.times.correct(actor, id, booking, origin.command);
                },
                form->command(), form);
        });
    form->open(fields.duration);
}

ActForm* TimeForms::makeForm(const QString& what, const QString& title, const QString& confirm)
{
    auto* form = new ActForm(title, confirm, HintButton::Look::Primary, m_page->window());
    emit begun(form, what);
    return form;
}

} // namespace homeport

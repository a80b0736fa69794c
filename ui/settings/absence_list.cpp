#include "ui/settings/absence_list.h"

#include "core/access/directory.h"
#include "ui/settings/setting_words.h"
#include "ui/tickets/choice_box.h"
#include "ui/tickets/moment_field.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/line_stack.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr std::chrono::days stillShown{30}; // after the end

/// As the form of an absence is filled in.
struct AbsenceCard
{
    ActForm* form;
    PickBox* kind;
    MomentField* from;
    MomentField* until;
    ChoiceBox* delegate;
    QLineEdit* note;
    FormRow* fromRow;
    FormRow* untilRow;
    FormRow* delegateRow;

    explicit AbsenceCard(const QString& title, QWidget* window)
        : form(new ActForm(title, AbsenceList::tr("Save"), HintButton::Look::Primary, window))
        , kind(new PickBox)
        , from(new MomentField)
        , until(new MomentField)
        , delegate(new ChoiceBox(AbsenceList::tr("Nobody")))
        , note(new QLineEdit)
    {
        const std::pair<QWidget*, QString> names[] = {{kind, u"absenceKind"_s},
            {from, u"absenceFrom"_s}, {until, u"absenceUntil"_s}, {delegate, u"absenceDelegate"_s},
            {note, u"absenceNote"_s}};
        for (const auto& [field, name] : names)
            field->setObjectName(name);
        for (const auto& choice : SettingWords::absenceKinds())
            kind->addItem(choice.text, choice.key);
        for (auto* moment : {from, until}) {
            moment->setEmptyText({});
            moment->setEarliest({}); // some are told of only once they have begun
        }
        from->setPickName(AbsenceList::tr("Pick the first day from a calendar"));
        until->setPickName(AbsenceList::tr("Pick the last day from a calendar"));
        note->setMaxLength(record::Absence::table().fields[record::Absence::Field::Note].maxLength);
        form->addRow(AbsenceList::tr("&Why"), kind);
        fromRow = form->addRow(AbsenceList::tr("&From"), from);
        untilRow = form->addRow(AbsenceList::tr("&Until"), until);
        delegateRow = form->addRow(AbsenceList::tr("Who stands &in"), delegate);
        form->addRow(AbsenceList::tr("&Note"), note);
    }

    /// Whoever cannot be chosen any more stays.
    std::optional<PersonId> delegateBeside(const record::Absence& seen) const
    {
        if (const auto chosen = delegate->chosen())
            return PersonId(*chosen);
        const bool isKnown = seen.delegateId && delegate->findData(seen.delegateId->value()) >= 0;
        return isKnown ? std::nullopt : seen.delegateId;
    }

    /// Says at its field what does not do yet; true where all does.
    bool isFilledIn() const
    {
        const auto asked = AbsenceList::tr("Type a date, such as \"tomorrow 9:00\", or pick one.");
        const auto begin = from->moment();
        const auto end = until->moment();
        fromRow->setError(begin ? QString() : asked);
        untilRow->setError(!end           ? asked
                : begin && *end <= *begin ? AbsenceList::tr("It has to end after it begins.")
                                          : QString());
        const bool isNobody = !delegate->isBlank() && !delegate->chosen();
        delegateRow->setError(isNobody ? AbsenceList::tr("Nobody is called that.") : QString());
        const std::pair<FormRow*, QWidget*> fields[] = {
            {fromRow, from}, {untilRow, until}, {delegateRow, delegate}};
        for (const auto& [row, field] : fields) {
            if (row->hasError()) {
                form->resume(field);
                return false;
            }
        }
        return true;
    }
};

} // namespace

AbsenceList::AbsenceList(Backend& backend)
    : PersonLines(backend, {u"absenceList"_s, tr("Absences"), tr("Enter an absence …")},
        backend.actor().scopeOf(u"team.update"_s) == Scope::Organization)
{}

void AbsenceList::fetch()
{
    ask([](Database& database, const Actor& actor, PersonId person,
            Timestamp now) { return absencesOf(database, actor, person, now - stillShown); },
        [this](const QList<AbsenceLine>& absences) { showLines(absences); });
}

void AbsenceList::showLines(const QList<AbsenceLine>& absences)
{
    lines().clear();
    for (const auto& each : absences) {
        const auto& absence = each.absence;
        const auto kind = SettingWords::of(SettingWords::absenceKinds(), keyOf(absence.kind));
        const auto span =
            tr("%1 to %2", "two moments")
                .arg(Words::agoWithTime(absence.startsAt), Words::agoWithTime(absence.endsAt));
        QStringList details;
        if (!each.delegate.isEmpty())
            details << tr("%1 stands in", "a person").arg(each.delegate);
        if (absence.note)
            details << *absence.note;
        auto* line = lines().addLine(
            tr("%1, %2", "kind of absence, when").arg(kind, span), details.join(u" · "_s));
        if (!mayCare())
            continue;
        auto* edit = new HintButton(tr("Change …"), {}, HintButton::Look::Quiet);
        edit->setObjectName(u"absenceEdit"_s);
        edit->setAccessibleName(tr("Change: %1", "an absence").arg(span));
        connect(edit, &HintButton::clicked, this, [this, absence] { openCard(absence); });
        auto* remove = new HintButton(tr("Delete"), {}, HintButton::Look::Quiet);
        remove->setObjectName(u"absenceRemove"_s);
        remove->setAccessibleName(tr("Delete: %1", "an absence").arg(span));
        connect(remove, &HintButton::clicked, this, [this, absence] {
            perform(
                tr("deleted an absence"), [id = absence.id](Session& session, const Actor& actor) {
                    return session.teams.removeAbsence(actor, id);
                });
        });
        line->addWidget(edit);
        line->addWidget(remove);
    }
    lines().finish(mayCare() ? tr("None is entered.")
                             : tr("None is entered. Whoever runs the desk's teams enters them."));
}

void AbsenceList::openCard(const record::Absence& seen)
{
    const bool isNew = !seen.head.isStored();
    const AbsenceCard card(isNew ? tr("Enter an absence") : tr("Change the absence"), window());
    card.kind->setCurrentIndex(card.kind->findData(keyOf(seen.kind)));
    card.note->setText(seen.note.value_or(QString()));
    if (!isNew) {
        card.from->setMoment(seen.startsAt);
        card.until->setMoment(seen.endsAt);
    }
    const auto names = backend().ask([actor = backend().actor()](Session& session) {
        return session.replica->read([&](Database& database) { return people(database, actor); });
    });
    deliver(names, card.form, [card, seen](const Result<QList<Choice>>& choices) {
        if (!choices)
            return card.form->fail(Words::of(choices.error()));
        card.delegate->setChoices(*choices);
        if (seen.delegateId && card.delegate->isBlank())
            card.delegate->choose(seen.delegateId->value());
    });
    const auto whose = isNew ? person() : seen.userId;
    connect(card.form, &ActForm::submitted, this, [this, card, seen, isNew, whose] {
        if (!card.isFilledIn())
            return;
        auto wanted = seen;
        wanted.userId = whose;
        wanted.kind = fromKey<AbsenceKind>(card.kind->currentData().toString()).value_or(seen.kind);
        wanted.startsAt = *card.from->moment();
        wanted.endsAt = *card.until->moment();
        wanted.delegateId = card.delegateBeside(seen);
        const auto note = card.note->text().trimmed();
        wanted.note = note.isEmpty() ? std::nullopt : std::optional(note);
        perform(
            isNew ? tr("entered an absence") : tr("changed an absence"),
            [seen, wanted, isNew](Session& session, const Actor& actor) -> Result<> {
                if (!isNew)
                    return session.teams.editAbsence(actor, seen, wanted);
                const auto made = session.teams.createAbsence(actor, wanted);
                return made ? Result<>() : made.error();
            },
            card.form);
    });
    card.form->open(card.kind);
}

} // namespace homeport

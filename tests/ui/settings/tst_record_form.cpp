#include "ui/settings/record_form.h"
#include "ui/tickets/choice_box.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "record/team.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

using Field = record::Team::Field;

const QUuid mira(u"019a0000-0000-7000-8000-000000000001"_s);
const QUuid bo(u"019a0000-0000-7000-8000-000000000002"_s);

record::Team team()
{
    record::Team row;
    row.id = TeamId(QUuid(u"019a0000-0000-7000-8000-000000000009"_s));
    row.name = u"Ports"_s;
    row.leadId = PersonId(mira);
    row.tier = 2;
    row.description = u"Cranes\nand docks"_s;
    return row;
}

} // namespace

class TstRecordForm : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsShownIsNotChanged();
    void onlyWhatWasTypedIsChanged();
    void anEmptyTextIsNoneWhereThereMayBeNone();
    void choicesMayComeAfterTheRow();
    void aNameMayBeTypedBeforeTheChoicesCome();
    void theSameChoicesLeaveWhatIsBeingTyped();
    void aDraftBringsBackWhatWasTyped();
    void anErrorGoesToItsField();

private:
    template <typename W>
    W* field(const QString& name)
    {
        auto* found = m_form->findChild<W*>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    record::Team wanted() { return record::Team::fromRow(m_form->wanted()); }

    std::unique_ptr<RecordForm> m_form;
};

void TstRecordForm::init()
{
    m_form = std::make_unique<RecordForm>(record::Team::table());
    m_form->addText(Field::Name, u"Name"_s);
    m_form->addChoice(Field::LeadId, u"Lead"_s, u"Nobody"_s);
    m_form->addNumber(Field::Tier, u"Line"_s, 1, 4);
    m_form->addFlag(Field::IsActive, u"In use"_s);
    m_form->addLongText(Field::Description, u"Description"_s);
    m_form->setChoices(Field::LeadId, {{bo, u"Bo"_s}, {mira, u"Mira"_s}});
    m_form->showRow(team().toRow());
}

void TstRecordForm::whatIsShownIsNotChanged()
{
    QVERIFY(!m_form->isChanged());
    QVERIFY(m_form->draft().isEmpty());
    QCOMPARE(wanted(), team());
    QCOMPARE(field<ChoiceBox>(u"lead_id"_s)->currentText(), u"Mira"_s);
}

void TstRecordForm::onlyWhatWasTypedIsChanged()
{
    const QSignalSpy edits(m_form.get(), &RecordForm::edited);

    field<QSpinBox>(u"tier"_s)->setValue(3);
    field<QCheckBox>(u"is_active"_s)->setChecked(false);
    field<ChoiceBox>(u"lead_id"_s)->choose(bo);

    QVERIFY(edits.size() >= 3);
    auto expected = team();
    expected.tier = 3;
    expected.isActive = false;
    expected.leadId = PersonId(bo);
    QCOMPARE(wanted(), expected);
    QCOMPARE(m_form->draft().keys(), (QStringList{u"is_active"_s, u"lead_id"_s, u"tier"_s}));
}

void TstRecordForm::anEmptyTextIsNoneWhereThereMayBeNone()
{
    field<QPlainTextEdit>(u"description"_s)->setPlainText(u"  "_s);
    field<QLineEdit>(u"name"_s)->clear();
    field<ChoiceBox>(u"lead_id"_s)->clearEditText();

    QVERIFY(!wanted().description);
    QCOMPARE(wanted().name, QString());
    QVERIFY(!wanted().leadId);
    // What is no name of anybody changes nothing.
    field<ChoiceBox>(u"lead_id"_s)->setEditText(u"Mi"_s);
    QCOMPARE(wanted().leadId, PersonId(mira));
}

void TstRecordForm::choicesMayComeAfterTheRow()
{
    RecordForm late(record::Team::table());
    late.addChoice(Field::LeadId, u"Lead"_s, u"Nobody"_s);
    late.showRow(team().toRow());

    late.setChoices(Field::LeadId, {{mira, u"Mira"_s}});

    QCOMPARE(late.findChild<ChoiceBox*>()->currentText(), u"Mira"_s);
    QVERIFY(!late.isChanged());
}

void TstRecordForm::aNameMayBeTypedBeforeTheChoicesCome()
{
    RecordForm late(record::Team::table());
    late.addChoice(Field::LeadId, u"Lead"_s, u"Nobody"_s);
    late.showRow(team().toRow());
    late.findChild<ChoiceBox*>()->setEditText(u"bo"_s);
    QVERIFY(!late.isChanged());
    const QSignalSpy edits(&late, &RecordForm::edited);

    late.setChoices(Field::LeadId, {{bo, u"Bo"_s}, {mira, u"Mira"_s}});

    QCOMPARE(late.findChild<ChoiceBox*>()->currentText(), u"Bo"_s);
    QCOMPARE(record::Team::fromRow(late.wanted()).leadId, PersonId(bo));
    QCOMPARE(int(edits.size()), 1);
}

/// They come again whenever anybody changes anything on the desk.
void TstRecordForm::theSameChoicesLeaveWhatIsBeingTyped()
{
    auto* lead = field<ChoiceBox>(u"lead_id"_s);
    lead->setEditText(u"B"_s);

    m_form->setChoices(Field::LeadId, {{bo, u"Bo"_s}, {mira, u"Mira"_s}});
    QCOMPARE(lead->currentText(), u"B"_s);
    const auto ada = QUuid(u"019a0000-0000-7000-8000-000000000003"_s);
    m_form->setChoices(Field::LeadId, {{ada, u"Ada"_s}, {bo, u"Bo"_s}, {mira, u"Mira"_s}});
    QCOMPARE(lead->currentText(), u"B"_s);
    QVERIFY(!m_form->isChanged());
}

void TstRecordForm::aDraftBringsBackWhatWasTyped()
{
    field<QLineEdit>(u"name"_s)->setText(u"Harbour"_s);
    field<ChoiceBox>(u"lead_id"_s)->choose(bo);
    field<QSpinBox>(u"tier"_s)->setValue(4);
    const auto draft = m_form->draft();
    const auto before = wanted();

    init();
    QVERIFY(!m_form->isChanged());
    m_form->applyDraft(draft);

    QCOMPARE(wanted(), before);
}

void TstRecordForm::anErrorGoesToItsField()
{
    QVERIFY(m_form->showError(u"name"_s, u"Taken"_s));
    QCOMPARE(field<QLineEdit>(u"name"_s)->accessibleDescription(), u"Taken"_s);
    QVERIFY(!m_form->showError(u"user_role"_s, u"No"_s));
    m_form->clearErrors();
    QVERIFY(field<QLineEdit>(u"name"_s)->accessibleDescription().isEmpty());
}

QTEST_MAIN(TstRecordForm)
#include "tst_record_form.moc"

#include "ui/tickets/choice_box.h"
#include "ui/tickets/new_incident_form.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

#include <memory>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

/// What the form of a new incident offers to whom, and what it makes of what is filled in.
class TstNewIncidentForm : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_form.reset(); }
    void i01_endUsersNameOnlyThemselves();
    void whoReportsForOthersSaysForWhom();

private:
    void open(Scope create);
    template <typename Widget>
    Widget* field(const QString& name) const
    {
        return m_form->findChild<Widget*>(name);
    }

    Actor m_actor;
    Choice m_other{QUuid::createUuid(), u"Ada Obi"_s};
    NewIncidentForm::Lists m_lists;
    std::unique_ptr<NewIncidentForm> m_form;
};

void TstNewIncidentForm::init()
{
    m_actor = {};
    m_actor.person = PersonId(QUuid::createUuid());
    m_lists = {};
    m_lists.people = {m_other, {m_actor.person.value(), u"Mira Kovač"_s}};
}

void TstNewIncidentForm::open(Scope create)
{
    m_actor.grants.insert(u"incident.create"_s, create);
    m_form = std::make_unique<NewIncidentForm>(m_actor);
    m_form->setLists(m_lists);
}

void TstNewIncidentForm::i01_endUsersNameOnlyThemselves()
{
    open(Scope::Own);

    QVERIFY(!field<ChoiceBox>(u"requester"_s)->isVisibleTo(m_form.get()));
    QCOMPARE(m_form->filledIn().requester, m_actor.person);
    QCOMPARE(m_form->firstField()->objectName(), u"title"_s);
    m_form->clear();
    QCOMPARE(m_form->filledIn().requester, m_actor.person);
}

void TstNewIncidentForm::whoReportsForOthersSaysForWhom()
{
    open(Scope::Organization);
    auto* requester = field<ChoiceBox>(u"requester"_s);

    QVERIFY(requester->isVisibleTo(m_form.get()) && requester->isBlank());
    QCOMPARE(m_form->firstField(), requester);
    QVERIFY(!m_form->isComplete());

    requester->choose(m_other.id);
    QCOMPARE(m_form->filledIn().requester, PersonId(m_other.id));
    QCOMPARE(m_form->firstField()->objectName(), u"title"_s);
}

QTEST_MAIN(TstNewIncidentForm)

#include "tst_new_incident_form.moc"

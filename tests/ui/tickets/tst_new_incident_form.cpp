#include "ui/tickets/choice_box.h"
#include "ui/tickets/new_incident_form.h"
#include "ui/widgets/pill.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>
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
    void howItCameStaysWhileOthersFollow();
    void i01_thePriorityShownIsTheOneItGets_data();
    void i01_thePriorityShownIsTheOneItGets();
    void withoutLevelsAndCategoryItSaysSo();
    void anImpactIsSuggestedAndNeverSet_data();
    void anImpactIsSuggestedAndNeverSet();
    void aSecurityIncidentIsForSupportToSay();

private:
    void open(Scope create);
    void choose(const QString& box, int level) const
    {
        field<QComboBox>(box)->setCurrentIndex(field<QComboBox>(box)->findData(level));
    }
    /// What the form says in a part that is shown.
    bool says(const QString& words) const
    {
        const auto labels = m_form->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisibleTo(m_form.get()) && label->text() == words;
        });
    }
    template <typename Widget>
    Widget* field(const QString& name) const
    {
        return m_form->findChild<Widget*>(name);
    }

    Actor m_actor;
    Choice m_other{QUuid::createUuid(), u"Ada Obi"_s};
    Choice m_network{QUuid::createUuid(), u"Network"_s}; ///< has a priority of its own
    Choice m_gates{QUuid::createUuid(), u"Gates"_s}; ///< a critical service
    NewIncidentForm::Lists m_lists;
    std::unique_ptr<NewIncidentForm> m_form;
};

void TstNewIncidentForm::init()
{
    m_actor = {};
    m_actor.person = PersonId(QUuid::createUuid());
    m_lists = {};
    m_lists.people = {m_other, {m_actor.person.value(), u"Mira Kovač"_s}};
    m_lists.categories = {m_network, {QUuid::createUuid(), u"Printers"_s}};
    m_lists.services = {m_gates};
    m_lists.rating.services.insert(m_gates.id, TicketCriticality::Critical);
    m_lists.rating.categories.insert(m_network.id, 1);
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

void TstNewIncidentForm::howItCameStaysWhileOthersFollow()
{
    open(Scope::Organization);
    QCOMPARE(m_form->filledIn().channel, TicketChannel::Desktop);

    m_form->chooseChannel(keyOf(TicketChannel::Phone));
    m_form->clear();

    QCOMPARE(m_form->filledIn().channel, TicketChannel::Phone);
    open(Scope::Own); // whoever reports for themselves is not asked
    QVERIFY(!field<QComboBox>(u"channel"_s)->isVisibleTo(m_form.get()));
}

void TstNewIncidentForm::i01_thePriorityShownIsTheOneItGets_data()
{
    QTest::addColumn<int>("impact");
    QTest::addColumn<int>("urgency");
    QTest::addColumn<bool>("isNetwork");
    QTest::addColumn<QString>("priority");
    QTest::addColumn<QString>("source");
    QTest::newRow("levels") << 2 << 2 << false << u"P3 Medium"_s << u"from the matrix"_s;
    QTest::newRow("category") << 0 << 0 << true << u"P1 Critical"_s << u"from the category"_s;
    QTest::newRow("one level") << 3 << 0 << true << u"P1 Critical"_s << u"from the category"_s;
    QTest::newRow("both") << 3 << 3 << true << u"P4 Low"_s << u"from the matrix"_s;
}

void TstNewIncidentForm::i01_thePriorityShownIsTheOneItGets()
{
    QFETCH(int, impact);
    QFETCH(int, urgency);
    QFETCH(bool, isNetwork);
    QFETCH(QString, priority);
    QFETCH(QString, source);
    open(Scope::Organization);

    choose(u"impact"_s, impact);
    choose(u"urgency"_s, urgency);
    if (isNetwork)
        field<ChoiceBox>(u"category"_s)->choose(m_network.id);

    QCOMPARE(field<Pill>(u"priority"_s)->text(), priority);
    QVERIFY(says(source));
    const auto form = m_form->filledIn();
    QCOMPARE(form.impact.value_or(0), impact);
    QCOMPARE(form.urgency.value_or(0), urgency);
}

void TstNewIncidentForm::withoutLevelsAndCategoryItSaysSo()
{
    const auto sentence = u"Say impact and urgency, or choose a category that has a priority."_s;
    open(Scope::Organization);
    QVERIFY(says(u"not known yet"_s));
    field<ChoiceBox>(u"requester"_s)->choose(m_other.id);
    field<QLineEdit>(u"title"_s)->setText(u"Gate 4"_s);
    field<QPlainTextEdit>(u"details"_s)->setPlainText(u"It stays shut."_s);

    QVERIFY(!m_form->isComplete());
    QVERIFY(says(sentence));

    field<ChoiceBox>(u"category"_s)->choose(m_network.id);
    QVERIFY(!says(sentence));
    QVERIFY(m_form->isComplete());
}

/// engines.md 2.4
void TstNewIncidentForm::anImpactIsSuggestedAndNeverSet_data()
{
    QTest::addColumn<QString>("affected");
    QTest::addColumn<bool>("isCritical");
    QTest::addColumn<QString>("suggested");
    QTest::addColumn<int>("level");
    QTest::newRow("150 users") << u"150"_s << false << u"impact High (more than 100 people)"_s << 1;
    QTest::newRow("11 users") << u"11"_s << false << u"impact Medium (more than 10 people)"_s << 2;
    QTest::newRow("10 users") << u"10"_s << false << u"impact Low (10 people at most)"_s << 3;
    QTest::newRow("1 user, critical")
        << u"1"_s << true << u"impact High (the service is critical)"_s << 1;
    QTest::newRow("critical") << QString() << true << u"impact High (the service is critical)"_s
                              << 1;
}

void TstNewIncidentForm::anImpactIsSuggestedAndNeverSet()
{
    QFETCH(QString, affected);
    QFETCH(bool, isCritical);
    QFETCH(QString, suggested);
    QFETCH(int, level);
    open(Scope::Organization);
    auto* offer = field<QPushButton>(u"impactOffer"_s);
    QVERIFY(!offer->isVisibleTo(m_form.get()));

    field<QLineEdit>(u"affected"_s)->setText(affected);
    if (isCritical)
        field<ChoiceBox>(u"service"_s)->choose(m_gates.id);

    QVERIFY(offer->isVisibleTo(m_form.get()));
    QCOMPARE(offer->text(), u"Suggested: %1 – take over"_s.arg(suggested));
    QVERIFY(!m_form->filledIn().impact);
    QCOMPARE(offer->shortcut(), QKeySequence(Qt::Key_F7));
    offer->click();
    QCOMPARE(m_form->filledIn().impact, level);
    QVERIFY(!offer->isVisibleTo(m_form.get()));
    QCOMPARE(m_form->filledIn().affectedUserCount.value_or(0), affected.toInt());
}

void TstNewIncidentForm::aSecurityIncidentIsForSupportToSay()
{
    open(Scope::Organization);
    QVERIFY(!field<QCheckBox>(u"security"_s));

    m_actor.grants.insert(u"incident.update"_s, Scope::Team);
    open(Scope::Organization);
    QVERIFY(!m_form->filledIn().isSecurity);
    field<QLineEdit>(u"title"_s)->setText(u"Badge copied"_s);
    field<QCheckBox>(u"security"_s)->setChecked(true);
    QCOMPARE(m_form->filledIn().isSecurity, true);

    const auto draft = m_form->draft(); // what goes on later is as secret
    m_form->clear();
    QVERIFY(!m_form->filledIn().isSecurity);
    QVERIFY(m_form->restore(draft));
    QCOMPARE(m_form->filledIn().isSecurity, true);
}

QTEST_MAIN(TstNewIncidentForm)

#include "tst_new_incident_form.moc"

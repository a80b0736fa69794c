#include "app/ctl/demo_command.h"

#include "app/ctl/command_line.h"
#include "app/own_places.h"
#include "core/base/text.h"
#include "core/demo/demo_desk.h"

#include <QElapsedTimer>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

int demoCommand(const QStringList& words)
{
    CommandLine line(u"Makes a believable desk of any size, or fills one that holds no tickets."_s);
    line.needs(u"db"_s, u"DB"_s, u"A file or a postgresql:// address; made where none stands."_s);
    line.needs(u"tickets"_s, u"N"_s, u"How many incidents."_s);
    line.takes(
        u"seed"_s, u"S"_s, u"A number; the same one makes the same desk. 1 when left out."_s);
    line.takes(u"admin"_s, u"LOGIN"_s, u"Who signs in to a new desk; mira when left out."_s);
    line.takes(u"password-file"_s, u"F"_s,
        u"File with that person's password; one is drawn and printed when left out."_s);
    if (const auto exit = line.parse(words))
        return *exit;
    bool isNumber = true;
    DemoPlan plan;
    plan.tickets = line.value(u"tickets"_s).toLongLong(&isNumber);
    if (!isNumber || plan.tickets < 1 || plan.tickets > 10'000'000)
        return wrongUse(u"--tickets takes a number from 1 to 10000000."_s);
    if (line.isSet(u"seed"_s))
        plan.seed = line.value(u"seed"_s).toULongLong(&isNumber);
    if (!isNumber)
        return wrongUse(u"--seed takes a number."_s);
    plan.until = SystemClock().now();

    DeskSetup setup;
    setup.organization = u"Nordhafen Logistics"_s;
    setup.adminLogin = line.isSet(u"admin"_s) ? line.value(u"admin"_s) : u"mira"_s;
    setup.adminName = line.isSet(u"admin"_s) ? QString() : u"Mira Kovač"_s;
    const bool isDrawn = !line.isSet(u"password-file"_s);
    if (isDrawn) {
        setup.password = QUuid::createUuid().toString(QUuid::WithoutBraces);
    } else if (auto password = passwordIn(line.value(u"password-file"_s)); !password) {
        return fail(password.error(), line.asJson());
    } else {
        setup.password = *password;
    }

    QTextStream progress(stderr);
    QElapsedTimer watch;
    watch.start();
    qint64 shown = 0;
    plan.progress = [&](qint64 made) {
        if (line.asJson() || watch.elapsed() - shown < 5000)
            return;
        shown = watch.elapsed();
        progress << made << " of " << counted(plan.tickets, "incident"_L1) << ", "
                 << made * 1000 / qMax<qint64>(shown, 1) << " a second\n";
        progress.flush();
    };
    auto outcome = makeDemoDesk({line.value(u"db"_s)}, setup, plan, ownPlaces());
    if (!outcome)
        return fail(outcome.error(), line.asJson());
    const auto seconds = double(watch.elapsed()) / 1000;
    if (line.asJson()) {
        QJsonObject object{{u"tickets"_s, outcome->tickets}, {u"entries"_s, outcome->entries},
            {u"seconds"_s, seconds}, {u"new"_s, outcome->isNew}};
        if (outcome->isNew) {
            object.insert(u"login"_s, setup.adminLogin);
            if (isDrawn)
                object.insert(u"password"_s, setup.password);
        }
        print(object);
        return Done;
    }
    out() << counted(outcome->tickets, "incident"_L1) << " in "
          << counted(outcome->entries, "journal entry"_L1, "journal entries"_L1) << ", "
          << QString::number(seconds, 'f', 1) << " s, "
          << counted(qint64(double(outcome->tickets) / seconds), "incident"_L1) << " a second.\n";
    if (outcome->isNew) {
        out() << "Sign in as " << setup.adminLogin;
        if (isDrawn)
            out() << " with the password " << setup.password
                  << " ; it was drawn for this desk and is shown this once";
        out() << ".\n";
    }
    out().flush();
    return Done;
}

} // namespace homeport

#include "core/demo/demo_words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport::demo {

namespace {

using enum IncidentResolutionCode;

// The invented world is data, the same in every language. The most frequent come first: how often a
// trouble is drawn falls with its place.
constexpr Trouble allTroubles[] = {
    {"Password of {app} expired, cannot sign in",
        "Since this morning {app} says that the password has expired. The link to renew it leads "
        "back to the sign-in page. I work at {site}, {floor}.",
        "Access & Identity", "Service Desk", 3, 2,
        "Set a new password together with the caller and explained the renewal page.", Fixed},
    {"VPN drops every {number} minutes at {site}",
        "The VPN closes about every {number} minutes. Signing in again works, but calls are cut "
        "and "
        "transfers start over. Colleagues on {floor} report the same since yesterday.",
        "Network & Connectivity", "Infrastructure", 2, 1,
        "The keep-alive interval of {host} was back at its old value after the update; set again.",
        Fixed},
    {"Outlook does not send, messages stay in the outbox",
        "Since about an hour every message stays in the outbox. Receiving works. Restarting the "
        "program and the laptop did not help. Web mail works from the same place.",
        "Email & Collaboration", "Service Desk", 3, 2,
        "The local profile was damaged; made a new one and moved the signatures over.", Fixed},
    {"{app} is slow at {site}",
        "Opening an order in {app} takes more than {number} seconds, it used to be two. It is the "
        "same on every workplace on {floor}, worst between nine and eleven.",
        "Business Application", "Applications", 2, 2,
        "A report ran in the middle of the day and held the tables; moved it to the night.",
        ResolvedByChange},
    {"Printer on {floor} at {site} prints blank pages",
        "The printer next to the kitchen on {floor} prints blank pages only. A new toner is in it "
        "already, and the test page is blank as well.",
        "End-User Device", "Service Desk", 3, 3,
        "The drum unit was at its end; replaced from stock and printed a test page.", Fixed},
    {"Cannot open shared drive \"{app}\"",
        "The drive says that access is denied. Yesterday it opened. My colleague {person} in the "
        "same team can open it. I need the folder for the closing on Friday.",
        "Access & Identity", "Service Desk", 3, 1,
        "The group membership was lost with the move to the new department; added again.", Fixed},
    {"Docking station: second screen stays dark",
        "Only one of two screens comes up after the laptop was away from the desk. Pulling the "
        "cable and plugging it in again helps until the next time.",
        "End-User Device", "Service Desk", 3, 3,
        "Installed the current firmware of the docking station.", Fixed},
    {"Wi-Fi handover fails between halls at {site}",
        "Scanners lose the connection on the way from one hall to the other and hang for up to "
        "{number} seconds. The fork lift drivers have to stop and wait.",
        "Network & Connectivity", "Infrastructure", 2, 2,
        "Two access points had the same channel; changed one and walked the way with a scanner.",
        Fixed},
    {"{app} shows an error {number} when saving",
        "When I save, a window says error {number} and the entry is gone. Tried three times with "
        "different customers. {person} has the same since the update.",
        "Business Application", "Applications", 2, 2,
        "A field was mandatory after the update but not shown; the vendor's hotfix is installed.",
        ThirdParty},
    {"New colleague {person} cannot sign in",
        "{person} started on Monday at {site} and has no access yet. The form was sent two weeks "
        "ago. A workplace on {floor} is ready.",
        "Access & Identity", "Service Desk", 3, 2,
        "The account existed under a misspelt name; corrected and handed over.", Fixed},
    {"Laptop does not start after the update",
        "It shows the maker's sign and then nothing. Waited for half an hour. The power supply is "
        "plugged in and the lamp is green.",
        "End-User Device", "Service Desk", 3, 1,
        "Started from the recovery stick and took the update back; works again.",
        WorkaroundApplied},
    {"Calendar invitations show the wrong time",
        "Invitations from partners arrive one hour early in the calendar. On the phone the time is "
        "right. It began with the change of the clocks.",
        "Email & Collaboration", "Applications", 3, 2,
        "The mailbox had another zone than the device; set both alike.", UserGuidance},
    {"Phone on {floor} has no tone",
        "The telephone at the reception desk on {floor} has no tone. Plugged it into the socket of "
        "a colleague, there it works.",
        "Telephony & Unified Comms", "Infrastructure", 3, 2,
        "Port {number} of the switch was down after the power cut; switched it on again.", Fixed},
    {"Disk of {host} is nearly full",
        "Monitoring reports that the data volume of {host} is {number} % full. It grows by two per "
        "cent a day.",
        "Database & Storage", "Infrastructure", 2, 2,
        "Old logs removed and rotation set up; the volume is at half again.", Fixed},
    {"Backup of {host} finished with warnings",
        "The nightly job of {host} finished with {number} warnings: files were in use. The night "
        "before it had none.",
        "Database & Storage", "Infrastructure", 3, 3,
        "The job ran into the import; moved by an hour and last night's run is clean.", Fixed},
    {"Suspicious message asks for the {app} password",
        "Got a message that looks like ours and asks to confirm the password of {app}. I did not "
        "click. {person} got it too.",
        "Security & Compliance", "Incident Management", 2, 1,
        "Sender blocked and the message removed from all mailboxes; nobody had answered.", Fixed},
    {"Meeting room screen at {site} shows no signal",
        "The big screen on {floor} shows no signal, neither by cable nor by air. There is a "
        "meeting "
        "with a customer at two.",
        "Facilities & Environment", "Service Desk", 3, 2,
        "The input had been switched; put back and the remote control has a sign now.",
        UserGuidance},
    {"Scanner app crashes on start",
        "On the older hand-helds the app closes as soon as it has started. The new ones work. We "
        "have {number} of them on the floor.",
        "Business Application", "Applications", 2, 2,
        "The app needs a newer web view than these devices had; rolled out.", ResolvedByChange},
    {"{host} does not answer",
        "Monitoring: {host} does not answer for {number} minutes. The services on it cannot be "
        "reached from {site}.",
        "Infrastructure & Platform", "Infrastructure", 1, 1,
        "The host hung in its network driver; restarted and the driver is updated.", Fixed},
    {"Two-factor prompt loops on the phone",
        "After the code one comes back to the start. Deleted the app and installed it again, the "
        "same. On the laptop it works.",
        "Access & Identity", "Service Desk", 3, 2,
        "Removed the old device from the account and enrolled the phone anew.", Fixed},
    {"Label printer in packing at {site} cuts labels short",
        "The last line with the bar code is missing on every third label. Customers' gates refuse "
        "the parcels.",
        "End-User Device", "Service Desk", 2, 2,
        "Measured the label length anew and fixed the guide with a screw.", Fixed},
    {"Web shop reports a certificate warning",
        "Customers call because the browser warns about the certificate of the shop. It is valid "
        "until yesterday.",
        "Security & Compliance", "Infrastructure", 1, 1,
        "Certificate renewed; the reminder goes to the team's mailbox from now on.", Fixed},
    {"{app}: goods receipt posts twice",
        "Seen on {number} orders today: the receipt is posted twice, the stock is too high. "
        "Started "
        "after lunch.",
        "Business Application", "Applications", 1, 2,
        "A message was repeated after a time-out; duplicates reversed, the queue asks first now.",
        Fixed},
    {"Remote desktop to {host} is refused",
        "The connection to {host} is refused with the hint that the number of sessions is used up. "
        "I am alone on it as far as I know.",
        "Infrastructure & Platform", "Infrastructure", 3, 2,
        "Three sessions of last week had never ended; ended them and set a limit.", Fixed},
    {"Air conditioning in the server room of {site} is loud",
        "It is much louder than usual and drops of water are on the floor below.",
        "Facilities & Environment", "Incident Management", 2, 2,
        "The maintenance firm cleaned the drain; temperature was within limits all the time.",
        ThirdParty},
    {"Time clock at {site} is {number} minutes late",
        "Since the power cut the time clock is late. Bookings of this morning are wrong by as "
        "much.",
        "Facilities & Environment", "Applications", 3, 2,
        "It asks the time server again; bookings corrected by the personnel office.", Fixed},
    {"Report \"open items\" in {app} is empty",
        "The report shows no lines since the first of the month. The same report of last month "
        "opens and is complete.",
        "Business Application", "Applications", 3, 3,
        "The fiscal year was missing in the selection; default corrected.", UserGuidance},
    {"Shared mailbox does not receive",
        "Nothing arrives in the shared mailbox of the team at {site} since {number} hours. A test "
        "message from outside does not come back either.",
        "Email & Collaboration", "Infrastructure", 2, 1,
        "The mailbox had reached its limit; archive switched on.", Fixed},
    {"Headset is not recognised in calls",
        "In calls the loudspeaker of the laptop is used although the headset is plugged in. Music "
        "plays in the headset.",
        "Telephony & Unified Comms", "Service Desk", 3, 3,
        "Chosen in the settings of the program; it remembers the device now.", UserGuidance},
    {"Query on {host} runs for hours",
        "The nightly evaluation on {host} has not ended after {number} hours. Yesterday it took "
        "forty minutes.",
        "Database & Storage", "Applications", 2, 2,
        "Statistics were old after the import; gathered and back at forty minutes.", Fixed},
};

constexpr const char* givenNames[] = {"Ada", "Jonas", "Luis", "Ines", "Sofia", "Tom", "Priya",
    "Eli", "Mette", "Ole", "Ingrid", "Emre", "Nadia", "Yusuf", "Marta", "Piotr", "Chloé", "Hugo",
    "Aiko", "Kenji", "Leila", "Samir", "Greta", "Nils", "Rosa", "Diego", "Anouk", "Bram", "Freya",
    "Liam", "Zofia", "Marek", "Elif", "Deniz", "Amara", "Kofi", "Mei", "Jun", "Olga", "Viktor"};
constexpr const char* familyNames[] = {"Obi", "Dahl", "Prado", "Moreau", "Nygaard", "Becker",
    "Raman", "Novak", "Lindqvist", "Haugen", "Costa", "Yıldız", "Kowalska", "Petersen", "Laurent",
    "Tanaka", "Haddad", "Brandt", "Ortega", "de Vries", "Murphy", "Zielińska", "Demir", "Mensah",
    "Chen", "Ivanova", "Berg", "Fischer", "Rossi", "Silva", "Jensen", "Nilsen", "Weber", "Sato",
    "Okafor", "Schmidt", "Bianchi", "Larsen", "Hofmann", "Virtanen"};
constexpr const char* siteNames[] = {"Oslo", "Hamburg", "Bergen", "Gdańsk", "Rotterdam", "Aarhus",
    "Lyon", "Porto", "Malmö", "Bremerhaven", "Turku", "Antwerp"};
constexpr const char* appNames[] = {"ERP", "Time Sheet", "Warehouse", "Customer File", "Fleet",
    "Projects", "Payroll", "Customs", "Web Shop", "Travel", "Archive", "Quality"};
constexpr const char* hostStems[] = {
    "srv-fs", "srv-erp", "ts", "db-prod", "esx", "fw", "sw-core", "prn", "mail", "nas"};
constexpr const char* floors[] = {"ground floor", "first floor", "second floor", "third floor",
    "fourth floor", "hall 1", "hall 2", "hall 3", "the dock", "the office wing"};

constexpr const char* agentSays[] = {
    "Thank you for the report, I am looking into it now. Since when exactly does it happen?",
    "I could see it here as well. We are working on it and will write as soon as there is news.",
    "Could you please restart once and tell me whether it comes back? {host} shows nothing "
    "unusual.",
    "There is a way around it until then: use {app} in the browser, it takes the same password.",
    "I have asked the colleagues at {site}; they will pass by today and have a look at it.",
    "The cause is found. We change it this evening after hours, so that nobody is disturbed.",
    "It should work again since a few minutes. Please try and tell me if anything is left.",
    "We have ordered the part. It is expected within {number} days; a loan device is on its way.",
};
constexpr const char* callerSays[] = {
    "It happens since this morning, and {person} next to me has the same.",
    "Restarted twice, no difference. The message says {number} at the end, if that helps.",
    "Thank you, the way around works for the moment. It is just a little slow.",
    "It came back after lunch. Between twelve and one it was fine.",
    "Works again, thank you for the quick help!",
    "I am out of the office tomorrow; {person} on {floor} can show it to you.",
    "Is there any news? We need it for the closing.",
};
constexpr const char* agentsNote[] = {
    "Log of {host} shows time-outs from {site} at the same minute. Compare with the other site.",
    "Looks like the case of last month at {site}; there it was the setting after the update.",
    "Called back, nobody answered. Will try again in the afternoon.",
    "{app} team says that nothing was changed on their side. Asked for the trace all the same.",
    "Reproduced on a test device with the same image. Not reproducible on the older one.",
    "Vendor case {number} opened, priority as ours.",
};

template <size_t size>
QString oneOf(const char* const (&words)[size], SeededRandom& random)
{
    return QString::fromUtf8(words[random.below(size)]);
}

} // namespace

std::span<const Trouble> troubles()
{
    return allTroubles;
}
std::span<const char* const> firstNames()
{
    return givenNames;
}
std::span<const char* const> lastNames()
{
    return familyNames;
}
std::span<const char* const> sites()
{
    return siteNames;
}
std::span<const char* const> supportReplies()
{
    return agentSays;
}
std::span<const char* const> requesterReplies()
{
    return callerSays;
}
std::span<const char* const> notes()
{
    return agentsNote;
}

Filling filling(SeededRandom& random, const QString& site, const QString& person)
{
    return {oneOf(appNames, random),
        u"%1-%2"_s.arg(oneOf(hostStems, random)).arg(1 + random.below(48), 2, 10, QChar(u'0')),
        site, oneOf(floors, random), QString::number(3 + random.below(95)), person};
}

QString filled(const char* text, const Filling& with)
{
    const auto whole = QString::fromUtf8(text);
    QString out;
    out.reserve(whole.size() + 32);
    qsizetype at = 0;
    for (auto open = whole.indexOf(u'{'); open >= 0; open = whole.indexOf(u'{', at)) {
        const auto close = whole.indexOf(u'}', open);
        out += QStringView(whole).sliced(at, open - at);
        const auto name = QStringView(whole).sliced(open + 1, close - open - 1);
        out += name == "app"_L1   ? with.app
            : name == "host"_L1   ? with.host
            : name == "site"_L1   ? with.site
            : name == "floor"_L1  ? with.floor
            : name == "person"_L1 ? with.person
                                  : with.number;
        at = close + 1;
    }
    out += QStringView(whole).sliced(at);
    return out;
}

} // namespace homeport::demo

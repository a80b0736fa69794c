#include "app/desktop/shot_files.h"

#include <QList>

namespace homeport {

namespace {

constexpr int manyIncidents = 250; // two batches and a half

constexpr char tableRows[] =
    "Number;Short description;State;Impact;Urgency;Caller;Assignment group;Opened\n"
    "INC-900001;Scanner reads nothing;In Progress;2 - Medium;1 - High;Ann Other;Field;2026-01-05 "
    "10:00\n"
    "INC-900002;Badge does not open gate 4;New;3 - Low;2 - Medium;Cy Lee;;2026-01-06 09:30\n"
    "INC-900002;Badge does not open gate 4;New;3 - Low;2 - Medium;Cy Lee;;2026-01-06 09:30\n"
    "INC-900003;Label printer out of ribbon;Sleeping;3 - Low;3 - Low;Bo Fix;;2026-01-07 08:00\n"
    "INC-900004;Handheld does not charge;New\n";

/// Rows of the log in tests/data, whose README.md says where it is from (Amaral, Fantinato and
/// Peres, CC BY 4.0). Left out are the columns that are not read, and how the second one ended.
constexpr char logRows[] =
    R"csv(number,incident_state,reassignment_count,reopen_count,sys_mod_count,made_sla,caller_id,opened_by,opened_at,sys_updated_by,sys_updated_at,contact_type,location,category,subcategory,u_symptom,impact,urgency,priority,assignment_group,assigned_to,closed_code,resolved_by,resolved_at,closed_at
INC0000734,New,0,0,0,TRUE,Caller 3518,Opened by  40,01-03-2016 13:33,Updated by 88,01-03-2016 13:39,Phone,Location 204,Category 8,Subcategory 291,?,2 - Medium,2 - Medium,3 - Moderate,Group 70,Resolver 212,code 6,Resolved by 193,03-03-2016 16:03,08-03-2016 17:00
INC0000734,New,1,0,1,TRUE,Caller 3518,Opened by  40,01-03-2016 13:33,Updated by 746,02-03-2016 02:00,Phone,Location 204,Category 8,Subcategory 291,?,2 - Medium,2 - Medium,3 - Moderate,Group 53,Resolver 212,code 6,Resolved by 193,03-03-2016 16:03,08-03-2016 17:00
INC0000734,Active,1,0,2,TRUE,Caller 3518,Opened by  40,01-03-2016 13:33,Updated by 857,03-03-2016 11:20,Phone,Location 204,Category 8,Subcategory 291,?,2 - Medium,2 - Medium,3 - Moderate,Group 53,Resolver 212,code 6,Resolved by 193,03-03-2016 16:03,08-03-2016 17:00
INC0000734,Awaiting User Info,1,0,3,TRUE,Caller 3518,Opened by  40,01-03-2016 13:33,Updated by 857,03-03-2016 11:21,Phone,Location 204,Category 8,Subcategory 291,?,2 - Medium,2 - Medium,3 - Moderate,Group 53,Resolver 212,code 6,Resolved by 193,03-03-2016 16:03,08-03-2016 17:00
INC0000734,Resolved,1,0,4,TRUE,Caller 3518,Opened by  40,01-03-2016 13:33,Updated by 857,03-03-2016 16:03,Phone,Location 204,Category 8,Subcategory 291,?,2 - Medium,2 - Medium,3 - Moderate,Group 53,Resolver 212,code 6,Resolved by 193,03-03-2016 16:03,08-03-2016 17:00
INC0000734,Closed,1,0,5,TRUE,Caller 3518,Opened by  40,01-03-2016 13:33,Updated by 908,08-03-2016 17:00,Phone,Location 204,Category 8,Subcategory 291,?,2 - Medium,2 - Medium,3 - Moderate,Group 53,Resolver 212,code 6,Resolved by 193,03-03-2016 16:03,08-03-2016 17:00
INC0000790,New,0,0,0,TRUE,Caller 5347,Opened by  221,01-03-2016 15:17,Updated by 429,01-03-2016 15:24,Phone,Location 204,Category 45,Subcategory 229,Symptom 4,2 - Medium,2 - Medium,3 - Moderate,Group 12,Resolver 139,code 6,Resolved by 125,24-03-2016 08:04,29-03-2016 08:59
INC0000790,Active,1,0,1,TRUE,Caller 5347,Opened by  221,01-03-2016 15:17,Updated by 526,02-03-2016 10:24,Phone,Location 204,Category 45,Subcategory 150,Symptom 529,2 - Medium,2 - Medium,3 - Moderate,Group 10,Resolver 139,code 6,Resolved by 125,24-03-2016 08:04,29-03-2016 08:59
INC0000790,Awaiting User Info,1,0,2,TRUE,Caller 5347,Opened by  221,01-03-2016 15:17,Updated by 495,04-03-2016 15:17,Phone,Location 204,Category 45,Subcategory 150,Symptom 529,2 - Medium,2 - Medium,3 - Moderate,Group 10,Resolver 139,code 6,Resolved by 125,24-03-2016 08:04,29-03-2016 08:59
INC0000790,Awaiting User Info,1,0,8,TRUE,Caller 5347,Opened by  221,01-03-2016 15:17,Updated by 495,21-03-2016 11:13,Phone,Location 204,Category 45,Subcategory 150,Symptom 529,2 - Medium,2 - Medium,3 - Moderate,Group 10,Resolver 139,code 6,Resolved by 125,24-03-2016 08:04,29-03-2016 08:59
INC0001142,Active,0,0,0,TRUE,Caller 2639,Opened by  267,02-03-2016 10:59,Updated by 495,02-03-2016 11:02,Phone,Location 161,Category 45,Subcategory 150,?,2 - Medium,2 - Medium,3 - Moderate,Group 10,Resolver 139,code 8,Resolved by 139,13-04-2016 16:41,18-04-2016 16:13
INC0001142,Active,1,0,7,TRUE,Caller 2639,Opened by  267,02-03-2016 10:59,Updated by 495,22-03-2016 13:40,Phone,Location 161,Category 45,Subcategory 150,?,2 - Medium,2 - Medium,3 - Moderate,Group 57,Resolver 155,code 8,Resolved by 139,13-04-2016 16:41,18-04-2016 16:13
INC0001142,Awaiting User Info,1,0,8,TRUE,Caller 2639,Opened by  267,02-03-2016 10:59,Updated by 608,22-03-2016 13:58,Phone,Location 161,Category 45,Subcategory 150,?,2 - Medium,2 - Medium,3 - Moderate,Group 57,Resolver 155,code 8,Resolved by 139,13-04-2016 16:41,18-04-2016 16:13
INC0001142,Resolved,1,0,16,TRUE,Caller 2639,Opened by  267,02-03-2016 10:59,Updated by 608,13-04-2016 16:41,Phone,Location 161,Category 45,Subcategory 150,?,2 - Medium,2 - Medium,3 - Moderate,Group 57,Resolver 155,code 8,Resolved by 139,13-04-2016 16:41,18-04-2016 16:13
INC0001142,Closed,1,0,17,FALSE,Caller 2639,Opened by  267,02-03-2016 10:59,Updated by 16,18-04-2016 16:13,Phone,Location 161,Category 45,Subcategory 150,?,2 - Medium,2 - Medium,3 - Moderate,Group 57,Resolver 155,code 8,Resolved by 139,13-04-2016 16:41,18-04-2016 16:13
)csv";

} // namespace

QByteArray tableExample()
{
    return tableRows;
}

QByteArray eventLogExample()
{
    return logRows;
}

QByteArray longEventLog(int first)
{
    const auto lines = eventLogExample().split('\n');
    const auto known = lines[1].left(lines[1].indexOf(','));
    QByteArray one;
    for (const auto& line : lines) {
        if (line.startsWith(known))
            one += line + '\n';
    }
    auto text = lines[0] + '\n';
    for (int i = 0; i < manyIncidents; ++i)
        text += QByteArray(one).replace(known, "INC" + QByteArray::number(first + i));
    return text;
}

} // namespace homeport

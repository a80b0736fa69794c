<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>homeport::AuditPage</name>
    <message numerus="yes">
        <source>%n act(s) are in the file.</source>
        <translation>
            <numerusform>%n act is in the file.</numerusform>
            <numerusform>%n acts are in the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::AuditWords</name>
    <message numerus="yes">
        <source>exported %n incident(s) to “%1”</source>
        <translation>
            <numerusform>exported %n incident to “%1”</numerusform>
            <numerusform>exported %n incidents to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>exported %n ticket(s) to “%1”</source>
        <translation>
            <numerusform>exported %n ticket to “%1”</numerusform>
            <numerusform>exported %n tickets to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::BulkBar</name>
    <message numerus="yes">
        <source>About %n second(s) left.</source>
        <translation>
            <numerusform>About %n second left.</numerusform>
            <numerusform>About %n seconds left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::BulkWords</name>
    <message numerus="yes">
        <source>%1 tickets</source>
        <translation>
            <numerusform>%1 ticket</numerusform>
            <numerusform>%1 tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 change state</source>
        <translation>
            <numerusform>%1 changes state</numerusform>
            <numerusform>%1 change state</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 change</source>
        <comment>many tickets</comment>
        <translation>
            <numerusform>%1 changes</numerusform>
            <numerusform>%1 change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 are so already</source>
        <translation>
            <numerusform>%1 is so already</numerusform>
            <numerusform>%1 are so already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not permitted</source>
        <translation>
            <numerusform>%1 not permitted</numerusform>
            <numerusform>%1 not permitted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of another kind</source>
        <translation>
            <numerusform>%1 of another kind</numerusform>
            <numerusform>%1 of another kind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not possible in their state</source>
        <translation>
            <numerusform>%1 not possible in its state</numerusform>
            <numerusform>%1 not possible in their state</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gone or hidden</source>
        <translation>
            <numerusform>%1 gone or hidden</numerusform>
            <numerusform>%1 gone or hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 changed by others since</source>
        <translation>
            <numerusform>%1 changed by others since</numerusform>
            <numerusform>%1 changed by others since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 closed already</source>
        <translation>
            <numerusform>%1 closed already</numerusform>
            <numerusform>%1 closed already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 without “%2”</source>
        <comment>a field that is missing</comment>
        <translation>
            <numerusform>%1 without “%2”</numerusform>
            <numerusform>%1 without “%2”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with open children</source>
        <translation>
            <numerusform>%1 with open children</numerusform>
            <numerusform>%1 with open children</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 major and not mitigated</source>
        <translation>
            <numerusform>%1 major and not mitigated</numerusform>
            <numerusform>%1 major and not mitigated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 major and not reviewed</source>
        <translation>
            <numerusform>%1 major and not reviewed</numerusform>
            <numerusform>%1 major and not reviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with open tasks</source>
        <translation>
            <numerusform>%1 with open tasks</numerusform>
            <numerusform>%1 with open tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked by others</source>
        <translation>
            <numerusform>%1 blocked by others</numerusform>
            <numerusform>%1 blocked by others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 which that person may not have</source>
        <translation>
            <numerusform>%1 which that person may not have</numerusform>
            <numerusform>%1 which that person may not have</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 that need a word why they leave their team</source>
        <translation>
            <numerusform>%1 that needs a word why it leaves its team</numerusform>
            <numerusform>%1 that need a word why they leave their team</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 refused</source>
        <translation>
            <numerusform>%1 refused</numerusform>
            <numerusform>%1 refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 are deleted</source>
        <translation>
            <numerusform>%1 is deleted</numerusform>
            <numerusform>%1 are deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 that others are part of</source>
        <translation>
            <numerusform>%1 that others are part of</numerusform>
            <numerusform>%1 that others are part of</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::CalendarEditor</name>
    <message numerus="yes">
        <source>%n policy(s) are measured by it</source>
        <translation>
            <numerusform>%n policy is measured by it</numerusform>
            <numerusform>%n policies are measured by it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::Composer</name>
    <message numerus="yes">
        <source>Also on its %n open part(s)</source>
        <translation>
            <numerusform>Also on its %n open part</numerusform>
            <numerusform>Also on its %n open parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::ConversationView</name>
    <message numerus="yes">
        <source>Show %n earlier</source>
        <translation>
            <numerusform>Show %n earlier</numerusform>
            <numerusform>Show %n earlier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::ExchangeWords</name>
    <message numerus="yes">
        <source>%1 incidents are gone again. Updates taken back: %2; left as they are, since someone has changed them: %3.</source>
        <translation>
            <numerusform>%1 incident is gone again. Updates taken back: %2; left as they are, since someone has changed them: %3.</numerusform>
            <numerusform>%1 incidents are gone again. Updates taken back: %2; left as they are, since someone has changed them: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 incidents would be created and %2 updated. As the file says already: %3; rows refused: %4. Nothing is written yet.</source>
        <translation>
            <numerusform>%1 incident would be created and %2 updated. As the file says already: %3; rows refused: %4. Nothing is written yet.</numerusform>
            <numerusform>%1 incidents would be created and %2 updated. As the file says already: %3; rows refused: %4. Nothing is written yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 incidents were created and %2 updated. As the file says already: %3; rows refused: %4.</source>
        <translation>
            <numerusform>%1 incident was created and %2 updated. As the file says already: %3; rows refused: %4.</numerusform>
            <numerusform>%1 incidents were created and %2 updated. As the file says already: %3; rows refused: %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows without number and reference say what came in before, so they are left out; where they mean other incidents, give them a reference.</source>
        <translation>
            <numerusform>%1 row without number and reference says what came in before, so it is left out; where it means another incident, give it a reference.</numerusform>
            <numerusform>%1 rows without number and reference say what came in before, so they are left out; where they mean other incidents, give them a reference.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::ImportRunPart</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more rows; save the refused rows to see them.</source>
        <translation>
            <numerusform>%1 more row; save the refused rows to see it.</numerusform>
            <numerusform>%1 more rows; save the refused rows to see them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::MessageLine</name>
    <message numerus="yes">
        <source>Show %n more characters</source>
        <translation>
            <numerusform>Show %n more character</numerusform>
            <numerusform>Show %n more characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quoted line(s)</source>
        <translation>
            <numerusform>%n quoted line</numerusform>
            <numerusform>%n quoted lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::NewDeskForm</name>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::NewIncidentDialog</name>
    <message numerus="yes">
        <source>%n similar ticket(s)</source>
        <translation>
            <numerusform>%n similar ticket</numerusform>
            <numerusform>%n similar tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::NewIncidentForm</name>
    <message numerus="yes">
        <source>It brings %n task(s).</source>
        <translation>
            <numerusform>It brings %n task.</numerusform>
            <numerusform>It brings %n tasks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::PasswordCard</name>
    <message numerus="yes">
        <source>at least %n characters</source>
        <translation>
            <numerusform>at least %n character</numerusform>
            <numerusform>at least %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::PoliciesPage</name>
    <message numerus="yes">
        <source>No policy matches %n open ticket(s), so no clock runs there.</source>
        <translation>
            <numerusform>No policy matches %n open ticket, so no clock runs there.</numerusform>
            <numerusform>No policy matches %n open tickets, so no clock runs there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::PreviewCard</name>
    <message numerus="yes">
        <source>%n open ticket(s) are measured by it.</source>
        <translation>
            <numerusform>%n open ticket is measured by it.</numerusform>
            <numerusform>%n open tickets are measured by it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::PropertyPanel</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::RelatedView</name>
    <message numerus="yes">
        <source>With those who reported its parts %n person(s) are affected.</source>
        <translation>
            <numerusform>With those who reported its parts %n person is affected.</numerusform>
            <numerusform>With those who reported its parts %n people are affected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::StatusLine</name>
    <message numerus="yes">
        <source>%n change(s) wait for a newer Homeport</source>
        <translation>
            <numerusform>%n change waits for a newer Homeport</numerusform>
            <numerusform>%n changes wait for a newer Homeport</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::StoryWords</name>
    <message numerus="yes">
        <source>%n min</source>
        <comment>a length of time</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>a length of time</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>files and the like</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>fields</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::ThingsPanel</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>related tickets</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::TicketForms</name>
    <message numerus="yes">
        <source>%n open, please choose</source>
        <translation>
            <numerusform>%n open, please choose</numerusform>
            <numerusform>%n open, please choose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::ViewExport</name>
    <message numerus="yes">
        <source>%n incident(s) are in the file.</source>
        <translation>
            <numerusform>%n incident is in the file.</numerusform>
            <numerusform>%n incidents are in the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) of “%1” are in the file.</source>
        <translation>
            <numerusform>%n incident of “%1” is in the file.</numerusform>
            <numerusform>%n incidents of “%1” are in the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) of “%1” are in the file.</source>
        <translation>
            <numerusform>%n ticket of “%1” is in the file.</numerusform>
            <numerusform>%n tickets of “%1” are in the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::Words</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
</context>
</TS>

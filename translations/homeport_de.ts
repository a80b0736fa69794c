<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>homeport::AbsenceList</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>Who stands &amp;in</source>
        <translation>Ve&amp;rtretung</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>Type a date, such as &quot;tomorrow 9:00&quot;, or pick one.</source>
        <translation>Tippen Sie ein Datum wie „morgen 9:00“ oder wählen Sie eines.</translation>
    </message>
    <message>
        <source>It has to end after it begins.</source>
        <translation>Sie muss enden, nachdem sie begonnen hat.</translation>
    </message>
    <message>
        <source>Nobody is called that.</source>
        <translation>So heißt niemand.</translation>
    </message>
    <message>
        <source>Absences</source>
        <translation>Abwesenheiten</translation>
    </message>
    <message>
        <source>Enter an absence …</source>
        <translation>Abwesenheit eintragen …</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two moments</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 stands in</source>
        <comment>a person</comment>
        <translation>%1 vertritt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind of absence, when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <comment>an absence</comment>
        <translation>Ändern: %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete: %1</source>
        <comment>an absence</comment>
        <translation>Löschen: %1</translation>
    </message>
    <message>
        <source>deleted an absence</source>
        <translation>Abwesenheit gelöscht</translation>
    </message>
    <message>
        <source>None is entered.</source>
        <translation>Es ist keine eingetragen.</translation>
    </message>
    <message>
        <source>None is entered. Whoever runs the desk&apos;s teams enters them.</source>
        <translation>Es ist keine eingetragen. Abwesenheiten trägt ein, wer die Teams verwaltet.</translation>
    </message>
    <message>
        <source>Enter an absence</source>
        <translation>Abwesenheit eintragen</translation>
    </message>
    <message>
        <source>Change the absence</source>
        <translation>Abwesenheit ändern</translation>
    </message>
    <message>
        <source>entered an absence</source>
        <translation>Abwesenheit eingetragen</translation>
    </message>
    <message>
        <source>changed an absence</source>
        <translation>Abwesenheit geändert</translation>
    </message>
    <message>
        <source>Pick the first day from a calendar</source>
        <translation>Ersten Tag im Kalender wählen</translation>
    </message>
    <message>
        <source>Pick the last day from a calendar</source>
        <translation>Letzten Tag im Kalender wählen</translation>
    </message>
</context>
<context>
    <name>homeport::AccountPart</name>
    <message>
        <source>My account</source>
        <translation>Mein Konto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>As others read it</source>
        <translation>Wie andere ihn lesen</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobil</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>About me</source>
        <translation>Über mich</translation>
    </message>
    <message>
        <source>changed my data</source>
        <translation>Angaben zu mir geändert</translation>
    </message>
</context>
<context>
    <name>homeport::ActForm</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Entwurf gesichert</translation>
    </message>
    <message>
        <source>The draft cannot be saved</source>
        <translation>Der Entwurf lässt sich nicht sichern</translation>
    </message>
    <message>
        <source>Begun earlier for %1</source>
        <comment>34 tickets</comment>
        <translation>Früher begonnen, für %1</translation>
    </message>
    <message>
        <source>Begun earlier</source>
        <translation>Früher begonnen</translation>
    </message>
</context>
<context>
    <name>homeport::Activity</name>
    <message>
        <source>%1: %2</source>
        <comment>what was done, and the fields that changed</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>homeport::AuditModel</name>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
</context>
<context>
    <name>homeport::AuditPage</name>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Verify the journal</source>
        <translation>Journal prüfen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Ticket number, value or reason</source>
        <translation>Ticketnummer, Wert oder Grund</translation>
    </message>
    <message>
        <source>Filter the acts</source>
        <translation>Handlungen filtern</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Art des Datensatzes</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>Alle Datensätze</translation>
    </message>
    <message>
        <source>Kind of act</source>
        <translation>Art der Handlung</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Prüfpfad</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>Handlungen</translation>
    </message>
    <message>
        <source>Export the audit trail</source>
        <translation>Prüfpfad exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The acts are being written …</source>
        <translation>Die Handlungen werden geschrieben …</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) are in the file.</source>
        <translation>
            <numerusform>%n Handlung steht in der Datei.</numerusform>
            <numerusform>%n Handlungen stehen in der Datei.</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal is being verified from its first entry …</source>
        <translation>Das Journal wird vom ersten Eintrag an geprüft …</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>at least so many</comment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>No act fits the filter.</source>
        <translation>Keine Handlung passt zum Filter.</translation>
    </message>
    <message>
        <source>Looking through the journal …</source>
        <translation>Das Journal wird durchsucht …</translation>
    </message>
    <message>
        <source>Show all acts</source>
        <translation>Alle Handlungen zeigen</translation>
    </message>
</context>
<context>
    <name>homeport::AuditWords</name>
    <message>
        <source>Homeport</source>
        <translation>Homeport</translation>
    </message>
    <message>
        <source>%1, through %2</source>
        <comment>person</comment>
        <translation>%1, durch %2</translation>
    </message>
    <message>
        <source>did something that can no longer be read</source>
        <translation>tat etwas, das sich nicht mehr lesen lässt</translation>
    </message>
    <message>
        <source>proved who they are once more</source>
        <translation>hat sich erneut ausgewiesen</translation>
    </message>
    <message>
        <source>created</source>
        <translation>hat angelegt</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>hat gelöscht</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>hat importiert</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>hat geändert</translation>
    </message>
    <message>
        <source>a record you may not see</source>
        <translation>ein Datensatz, den Sie nicht sehen dürfen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kind and name</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field and value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, old and new value</comment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>All acts</source>
        <translation>Alle Handlungen</translation>
    </message>
    <message>
        <source>Signing in and out</source>
        <translation>An- und Abmelden</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>Abweisungen</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Exports and checks</source>
        <translation>Exporte und Prüfungen</translation>
    </message>
    <message>
        <source>The journal is whole: all %1 entries are as they were written.</source>
        <translation>Das Journal ist unversehrt: Alle %1 Einträge stehen da, wie sie geschrieben wurden.</translation>
    </message>
    <message>
        <source>The journal is not whole. First finding: %1. Keep this file as it is and compare it with a backup.</source>
        <translation>Das Journal ist nicht unversehrt. Erster Befund: %1. Lassen Sie diese Datei, wie sie ist, und vergleichen Sie sie mit einer Sicherung.</translation>
    </message>
    <message numerus="yes">
        <source>exported %n incident(s) to “%1”</source>
        <translation>
            <numerusform>hat %n Störung nach „%1“ exportiert</numerusform>
            <numerusform>hat %n Störungen nach „%1“ exportiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>exported %n ticket(s) to “%1”</source>
        <translation>
            <numerusform>hat %n Ticket nach „%1“ exportiert</numerusform>
            <numerusform>hat %n Tickets nach „%1“ exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>exported incidents</source>
        <translation>hat Störungen exportiert</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Vereinbarung</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Text module</source>
        <translation>Textbaustein</translation>
    </message>
    <message>
        <source>Priority matrix</source>
        <translation>Prioritätsmatrix</translation>
    </message>
    <message>
        <source>did again what had been taken back: %1</source>
        <translation>hat Zurückgenommenes wiederholt: %1</translation>
    </message>
    <message>
        <source>took back an act: %1</source>
        <translation>hat eine Handlung zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Setting: %1</source>
        <translation>Einstellung: %1</translation>
    </message>
    <message>
        <source>Roles and rights</source>
        <translation>Rollen und Rechte</translation>
    </message>
    <message>
        <source>Settings and priorities</source>
        <translation>Einstellungen und Prioritäten</translation>
    </message>
</context>
<context>
    <name>homeport::BulkActs</name>
    <message>
        <source>added a note to %1</source>
        <comment>34 tickets</comment>
        <translation>Notiz zu %1 hinzugefügt</translation>
    </message>
    <message>
        <source>tagged %1</source>
        <comment>34 tickets</comment>
        <translation>Schlagwörter für %1 geändert</translation>
    </message>
    <message>
        <source>Tag</source>
        <comment>verb</comment>
        <translation>Verschlagworten</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>%1 werden geprüft</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an act, and how many tickets it is for</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Taking back: %1</source>
        <translation>Wird zurückgenommen: %1</translation>
    </message>
    <message>
        <source>deleted %1</source>
        <comment>34 tickets</comment>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>homeport::BulkBar</name>
    <message>
        <source>More …</source>
        <translation>Mehr …</translation>
    </message>
    <message>
        <source>Unmark all</source>
        <translation>Keines markieren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Which ones</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>%1 marked</source>
        <comment>34 tickets</comment>
        <translation>%1 markiert</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>what is done: so many of so many</comment>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>%1 …</source>
        <comment>what is done</comment>
        <translation>%1 …</translation>
    </message>
    <message numerus="yes">
        <source>About %n second(s) left.</source>
        <translation>
            <numerusform>Noch etwa %n Sekunde.</numerusform>
            <numerusform>Noch etwa %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change fields …</source>
        <translation>Felder ändern …</translation>
    </message>
</context>
<context>
    <name>homeport::BulkForms</name>
    <message>
        <source>Tag %1</source>
        <comment>34 tickets</comment>
        <translation>%1 verschlagworten</translation>
    </message>
    <message>
        <source>Tag</source>
        <comment>verb</comment>
        <translation>Verschlagworten</translation>
    </message>
    <message>
        <source>&amp;Put on</source>
        <translation>&amp;Vergeben</translation>
    </message>
    <message>
        <source>Several tags have commas between them.</source>
        <translation>Zwischen mehreren Schlagwörtern stehen Kommas.</translation>
    </message>
    <message>
        <source>&amp;Take off</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Name at least one tag.</source>
        <translation>Nennen Sie mindestens ein Schlagwort.</translation>
    </message>
    <message>
        <source>Internal note on %1</source>
        <comment>34 tickets</comment>
        <translation>Interne Notiz zu %1</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>Support alone reads this.</source>
        <translation>Das liest nur der Support.</translation>
    </message>
    <message>
        <source>Write what the note is to say.</source>
        <translation>Schreiben Sie, was die Notiz sagen soll.</translation>
    </message>
</context>
<context>
    <name>homeport::BulkWords</name>
    <message>
        <source>1 ticket</source>
        <translation>1 Ticket</translation>
    </message>
    <message numerus="yes">
        <source>%1 tickets</source>
        <translation>
            <numerusform>%1 Ticket</numerusform>
            <numerusform>%1 Tickets</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 changes state</source>
        <translation>%1 wechselt den Status</translation>
    </message>
    <message numerus="yes">
        <source>%1 change state</source>
        <translation>
            <numerusform>%1 wechselt den Status</numerusform>
            <numerusform>%1 wechseln den Status</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 changes</source>
        <comment>one ticket</comment>
        <translation>%1 ändert sich</translation>
    </message>
    <message numerus="yes">
        <source>%1 change</source>
        <comment>many tickets</comment>
        <translation>
            <numerusform>%1 ändert sich</numerusform>
            <numerusform>%1 ändern sich</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is so already</source>
        <translation>%1 ist schon so</translation>
    </message>
    <message numerus="yes">
        <source>%1 are so already</source>
        <translation>
            <numerusform>%1 ist schon so</numerusform>
            <numerusform>%1 sind schon so</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>34 tickets: what becomes of them</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Taken back for %1, ended before the other %2.</source>
        <comment>40 tickets, 60 tickets</comment>
        <translation>Für %1 zurückgenommen, vor den übrigen %2 beendet.</translation>
    </message>
    <message>
        <source>Done for %1, ended before the other %2.</source>
        <comment>40 tickets, 60 tickets</comment>
        <translation>Für %1 erledigt, vor den übrigen %2 beendet.</translation>
    </message>
    <message>
        <source>Taken back for %1.</source>
        <comment>34 tickets</comment>
        <translation>Für %1 zurückgenommen.</translation>
    </message>
    <message>
        <source>Done for %1.</source>
        <comment>34 tickets</comment>
        <translation>Für %1 erledigt.</translation>
    </message>
    <message>
        <source>What stays as it was: %1.</source>
        <translation>Was bleibt, wie es war: %1.</translation>
    </message>
    <message>
        <source>A ticket you cannot see</source>
        <translation>Ein Ticket, das Sie nicht sehen dürfen</translation>
    </message>
    <message numerus="yes">
        <source>%1 not permitted</source>
        <translation>
            <numerusform>%1 nicht erlaubt</numerusform>
            <numerusform>%1 nicht erlaubt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of another kind</source>
        <translation>
            <numerusform>%1 von anderer Art</numerusform>
            <numerusform>%1 von anderer Art</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not possible in their state</source>
        <translation>
            <numerusform>%1 in seinem Status nicht möglich</numerusform>
            <numerusform>%1 in ihrem Status nicht möglich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gone or hidden</source>
        <translation>
            <numerusform>%1 nicht mehr da oder verborgen</numerusform>
            <numerusform>%1 nicht mehr da oder verborgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 changed by others since</source>
        <translation>
            <numerusform>%1 seither von anderen geändert</numerusform>
            <numerusform>%1 seither von anderen geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 closed already</source>
        <translation>
            <numerusform>%1 schon geschlossen</numerusform>
            <numerusform>%1 schon geschlossen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 without “%2”</source>
        <comment>a field that is missing</comment>
        <translation>
            <numerusform>%1 ohne „%2“</numerusform>
            <numerusform>%1 ohne „%2“</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with open children</source>
        <translation>
            <numerusform>%1 mit offenen Untertickets</numerusform>
            <numerusform>%1 mit offenen Untertickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 major and not mitigated</source>
        <translation>
            <numerusform>%1 schwere Störung, die nicht eingedämmt ist</numerusform>
            <numerusform>%1 schwere Störungen, die nicht eingedämmt sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 major and not reviewed</source>
        <translation>
            <numerusform>%1 schwere Störung ohne Prüfung</numerusform>
            <numerusform>%1 schwere Störungen ohne Prüfung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with open tasks</source>
        <translation>
            <numerusform>%1 mit offenen Aufgaben</numerusform>
            <numerusform>%1 mit offenen Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked by others</source>
        <translation>
            <numerusform>%1 von anderen blockiert</numerusform>
            <numerusform>%1 von anderen blockiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 which that person may not have</source>
        <translation>
            <numerusform>%1, das diese Person nicht bekommen darf</numerusform>
            <numerusform>%1, die diese Person nicht bekommen darf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 that need a word why they leave their team</source>
        <translation>
            <numerusform>%1, bei dem gesagt werden muss, warum es sein Team verlässt</numerusform>
            <numerusform>%1, bei denen gesagt werden muss, warum sie ihr Team verlassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 refused</source>
        <translation>
            <numerusform>%1 abgelehnt</numerusform>
            <numerusform>%1 abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is deleted</source>
        <translation>%1 wird gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>%1 are deleted</source>
        <translation>
            <numerusform>%1 wird gelöscht</numerusform>
            <numerusform>%1 werden gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 that others are part of</source>
        <translation>
            <numerusform>%1, zu dem andere gehören</numerusform>
            <numerusform>%1, zu denen andere gehören</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::CalendarEditor</name>
    <message>
        <source>Always open, day and night</source>
        <translation>Immer geöffnet, Tag und Nacht</translation>
    </message>
    <message>
        <source>Closed on holidays</source>
        <translation>An Feiertagen geschlossen</translation>
    </message>
    <message>
        <source>Running clocks keep what they have counted so far and go on by the new hours.</source>
        <translation>Laufende Uhren behalten, was sie bisher gezählt haben, und laufen nach den neuen Zeiten weiter.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zeitzone</translation>
    </message>
    <message>
        <source>&amp;Holidays also from</source>
        <translation>&amp;Feiertage auch von</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Arbeitszeiten</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>Feiertage</translation>
    </message>
    <message>
        <source>Days with their own hours</source>
        <translation>Tage mit eigenen Zeiten</translation>
    </message>
    <message>
        <source>New calendar</source>
        <translation>Neuer Kalender</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keinem</translation>
    </message>
    <message>
        <source>Some hours cannot be read. Write them like 8-12, 13-17.</source>
        <translation>Einige Zeiten sind nicht lesbar. Schreiben Sie sie so: 8-12, 13-17.</translation>
    </message>
    <message>
        <source>not in use any more</source>
        <translation>nicht mehr in Gebrauch</translation>
    </message>
    <message>
        <source>no policy is measured by it</source>
        <translation>keine Vereinbarung misst danach</translation>
    </message>
    <message numerus="yes">
        <source>%n policy(s) are measured by it</source>
        <translation>
            <numerusform>%n Vereinbarung misst danach</numerusform>
            <numerusform>%n Vereinbarungen messen danach</numerusform>
        </translation>
    </message>
    <message>
        <source>No ticket is measured by a new calendar yet.</source>
        <translation>Nach einem neuen Kalender wird noch kein Ticket gemessen.</translation>
    </message>
    <message>
        <source>made the calendar %1</source>
        <translation>den Kalender %1 angelegt</translation>
    </message>
    <message>
        <source>edited the calendar %1</source>
        <translation>den Kalender %1 geändert</translation>
    </message>
    <message>
        <source>brought back the calendar %1</source>
        <translation>den Kalender %1 wieder in Gebrauch genommen</translation>
    </message>
    <message>
        <source>retired the calendar %1</source>
        <translation>den Kalender %1 stillgelegt</translation>
    </message>
</context>
<context>
    <name>homeport::CalendarsPage</name>
    <message>
        <source>Calendars</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>New calendar</source>
        <translation>Neuer Kalender</translation>
    </message>
    <message>
        <source>%1 (retired)</source>
        <translation>%1 (stillgelegt)</translation>
    </message>
</context>
<context>
    <name>homeport::CallerLine</name>
    <message>
        <source>Nothing reported so far</source>
        <translation>Bisher nichts gemeldet</translation>
    </message>
    <message>
        <source>%1 open · %2 closed</source>
        <comment>tickets of a person</comment>
        <translation>%1 offen · %2 abgeschlossen</translation>
    </message>
</context>
<context>
    <name>homeport::CategoriesPart</name>
    <message>
        <source>New category</source>
        <translation>Neue Kategorie</translation>
    </message>
    <message>
        <source>There are no categories yet.</source>
        <translation>Es gibt noch keine Kategorien.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
    <message>
        <source>Nothing above it</source>
        <translation>Nichts darüber</translation>
    </message>
    <message>
        <source>Tickets can have it</source>
        <translation>Tickets können sie haben</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Usual team</source>
        <translation>Übliches Team</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Priority while nothing else is known</source>
        <translation>Priorität, solange nichts anderes bekannt ist</translation>
    </message>
    <message>
        <source>Place among its neighbours</source>
        <translation>Platz unter den Nachbarn</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Heading only</source>
        <translation>Nur Überschrift</translation>
    </message>
    <message>
        <source>made the category %1</source>
        <translation>Kategorie %1 angelegt</translation>
    </message>
    <message>
        <source>changed the category %1</source>
        <translation>Kategorie %1 geändert</translation>
    </message>
    <message>
        <source>deleted the category %1</source>
        <translation>Kategorie %1 gelöscht</translation>
    </message>
</context>
<context>
    <name>homeport::ChipBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>homeport::ClockActs</name>
    <message>
        <source>Void a breach …</source>
        <translation>Verletzung aufheben …</translation>
    </message>
    <message>
        <source>Take a missed target out of compliance, with a reason; it stays missed</source>
        <translation>Ein verfehltes Ziel mit einer Begründung aus der Einhaltung nehmen; verfehlt bleibt es</translation>
    </message>
    <message>
        <source>Acknowledge a breach …</source>
        <translation>Verletzung zur Kenntnis nehmen …</translation>
    </message>
    <message>
        <source>Say why a target was missed</source>
        <translation>Sagen, warum ein Ziel verfehlt wurde</translation>
    </message>
    <message>
        <source>Recalculate the clocks</source>
        <translation>Uhren neu berechnen</translation>
    </message>
    <message>
        <source>Measure all that happened to the ticket by policies and calendars as they are now</source>
        <translation>Alles, was mit dem Ticket geschah, nach den heutigen Vereinbarungen und Kalendern messen</translation>
    </message>
</context>
<context>
    <name>homeport::ClockCard</name>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
    <message>
        <source>Service level</source>
        <translation>Servicelevel</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>metric, state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Due %1. Enter shows what counted.</source>
        <translation>Fällig %1. Die Eingabetaste zeigt, was gezählt hat.</translation>
    </message>
    <message>
        <source>Enter shows what counted.</source>
        <translation>Die Eingabetaste zeigt, was gezählt hat.</translation>
    </message>
    <message>
        <source>Voided by %1: %2</source>
        <comment>person, reason</comment>
        <translation>Aufgehoben von %1: %2</translation>
    </message>
    <message>
        <source>Acknowledged by %1: %2</source>
        <comment>person, cause</comment>
        <translation>Zur Kenntnis genommen von %1: %2</translation>
    </message>
    <message>
        <source>No policy matches this ticket, so no clock runs. The policies in the settings say what each is for.</source>
        <translation>Keine Vereinbarung passt auf dieses Ticket, also läuft keine Uhr. Die Vereinbarungen in den Einstellungen sagen, wofür jede gilt.</translation>
    </message>
    <message>
        <source>What can be decided about the service level</source>
        <translation>Was sich zum Servicelevel entscheiden lässt</translation>
    </message>
</context>
<context>
    <name>homeport::ClockForms</name>
    <message>
        <source>Void a breach of %1</source>
        <translation>Eine Verletzung von %1 aufheben</translation>
    </message>
    <message>
        <source>Void breach</source>
        <translation>Verletzung aufheben</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>In ten characters at least. The target stays missed, and does not count for compliance.</source>
        <translation>Mit mindestens zehn Zeichen. Das Ziel bleibt verfehlt und zählt nicht für die Einhaltung.</translation>
    </message>
    <message>
        <source>voided a breach of %1</source>
        <translation>eine Verletzung von %1 aufgehoben</translation>
    </message>
    <message>
        <source>Acknowledge a breach of %1</source>
        <translation>Eine Verletzung von %1 zur Kenntnis nehmen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Zur Kenntnis nehmen</translation>
    </message>
    <message>
        <source>&amp;Cause</source>
        <translation>&amp;Ursache</translation>
    </message>
    <message>
        <source>Not&amp;e</source>
        <translation>B&amp;emerkung</translation>
    </message>
    <message>
        <source>acknowledged a breach of %1</source>
        <translation>eine Verletzung von %1 zur Kenntnis genommen</translation>
    </message>
    <message>
        <source>recalculated the clocks of %1</source>
        <translation>die Uhren von %1 neu berechnet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a target, how it stands</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>&amp;Ziel</translation>
    </message>
</context>
<context>
    <name>homeport::ClockWords</name>
    <message>
        <source>On track</source>
        <translation>Im Plan</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Gefährdet</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>little time is left</comment>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Breached</source>
        <translation>Verletzt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Reaktion</translation>
    </message>
    <message>
        <source>Resolution</source>
        <comment>of a ticket, as a target</comment>
        <translation>Lösung</translation>
    </message>
    <message>
        <source>Update</source>
        <comment>of the requester, as a target</comment>
        <translation>Zwischenstand</translation>
    </message>
    <message>
        <source>With the customer (SLA)</source>
        <translation>Mit dem Kunden (SLA)</translation>
    </message>
    <message>
        <source>With a team (OLA)</source>
        <translation>Mit einem Team (OLA)</translation>
    </message>
    <message>
        <source>With a supplier (UC)</source>
        <translation>Mit einem Lieferanten (UC)</translation>
    </message>
    <message>
        <source>All tickets</source>
        <translation>Alle Tickets</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Service requests</source>
        <translation>Serviceanfragen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>when the ticket is made</source>
        <translation>wenn das Ticket angelegt wird</translation>
    </message>
    <message>
        <source>when it is submitted</source>
        <translation>wenn es eingereicht wird</translation>
    </message>
    <message>
        <source>when it is approved</source>
        <translation>wenn es genehmigt wird</translation>
    </message>
    <message>
        <source>when it is assigned</source>
        <translation>wenn es zugewiesen wird</translation>
    </message>
    <message>
        <source>keeps the time used so far</source>
        <translation>behält die bisher verbrauchte Zeit</translation>
    </message>
    <message>
        <source>begins anew</source>
        <translation>beginnt von vorn</translation>
    </message>
    <message>
        <source>goes on where it stopped</source>
        <translation>läuft weiter, wo sie stehen blieb</translation>
    </message>
    <message>
        <source>stays stopped</source>
        <translation>bleibt stehen</translation>
    </message>
    <message>
        <source>There is no time zone of that name. Take one from the list.</source>
        <translation>Eine Zeitzone dieses Namens gibt es nicht. Nehmen Sie eine aus der Liste.</translation>
    </message>
    <message>
        <source>That calendar would never open, or one that takes its holidays would not. Give it working hours.</source>
        <translation>Dieser Kalender wäre nie geöffnet, oder einer, der seine Feiertage übernimmt, wäre es nicht. Geben Sie ihm Arbeitszeiten.</translation>
    </message>
    <message>
        <source>A calendar cannot take holidays from itself, not even through others. Choose another one.</source>
        <translation>Ein Kalender kann keine Feiertage von sich selbst übernehmen, auch nicht über andere. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This calendar is the default of the organization. Give it another one first.</source>
        <translation>Dieser Kalender ist der Standard der Organisation. Geben Sie ihr zuerst einen anderen.</translation>
    </message>
    <message>
        <source>Policies are still measured by this calendar. Give them another one first.</source>
        <translation>Nach diesem Kalender messen noch Vereinbarungen. Geben Sie ihnen zuerst einen anderen.</translation>
    </message>
    <message>
        <source>Another policy is the default for these tickets already. Take the mark away there first.</source>
        <translation>Für diese Tickets ist schon eine andere Vereinbarung der Standard. Nehmen Sie dort zuerst das Häkchen weg.</translation>
    </message>
    <message>
        <source>That name is taken already. Please choose another one.</source>
        <translation>Dieser Name ist schon vergeben. Bitte wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Please enter at least one target.</source>
        <translation>Bitte geben Sie mindestens ein Ziel ein.</translation>
    </message>
    <message>
        <source>Please give every holiday a name.</source>
        <translation>Bitte geben Sie jedem Feiertag einen Namen.</translation>
    </message>
    <message>
        <source>Two stretches of hours overlap on one day. Make them one, or part them.</source>
        <translation>An einem Tag überschneiden sich zwei Zeitspannen. Fassen Sie sie zusammen, oder trennen Sie sie.</translation>
    </message>
    <message>
        <source>Hours must end after they begin, on the same day; 24:00 is the latest end.</source>
        <translation>Zeiten müssen am selben Tag nach ihrem Anfang enden; 24:00 ist das späteste Ende.</translation>
    </message>
    <message>
        <source>A day is listed twice. Keep one of the two.</source>
        <translation>Ein Tag steht zweimal da. Behalten Sie einen von beiden.</translation>
    </message>
    <message>
        <source>A day cannot be read. Write it like 2026-12-24.</source>
        <translation>Ein Tag ist nicht lesbar. Schreiben Sie ihn so: 2026-12-24.</translation>
    </message>
    <message>
        <source>A target is at least a minute and at most a year of working time.</source>
        <translation>Ein Ziel beträgt mindestens eine Minute und höchstens ein Jahr Arbeitszeit.</translation>
    </message>
    <message>
        <source>“At risk” must come before “critical”, and both before 100 %.</source>
        <translation>„Gefährdet“ muss vor „kritisch“ kommen, und beide vor 100 %.</translation>
    </message>
    <message>
        <source>There are two targets for the same priority and metric. Keep one of the two.</source>
        <translation>Für dieselbe Priorität und Messgröße gibt es zwei Ziele. Behalten Sie eines von beiden.</translation>
    </message>
    <message>
        <source>Choose a calendar that is in use.</source>
        <translation>Wählen Sie einen Kalender, der in Gebrauch ist.</translation>
    </message>
    <message>
        <source>A new version cannot begin in the past, since the past was promised otherwise.</source>
        <translation>Eine neue Fassung kann nicht in der Vergangenheit beginnen, denn für sie galt eine andere Zusage.</translation>
    </message>
    <message>
        <source>It cannot end before it begins, or before today.</source>
        <translation>Sie kann nicht enden, bevor sie beginnt, und nicht vor heute.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>outside working hours</source>
        <translation>außerhalb der Arbeitszeit</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>Feiertag</translation>
    </message>
    <message>
        <source>outside that day&apos;s own hours</source>
        <translation>außerhalb der eigenen Zeiten dieses Tages</translation>
    </message>
    <message>
        <source>on hold: %1</source>
        <translation>wartend: %1</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>waiting for approval</source>
        <translation>wartet auf Genehmigung</translation>
    </message>
    <message>
        <source>stopped until reopened</source>
        <translation>gestoppt bis zum Wiedereröffnen</translation>
    </message>
    <message>
        <source>dropped: the target began anew</source>
        <translation>verworfen: das Ziel begann von vorn</translation>
    </message>
    <message>
        <source>&lt; 1 min</source>
        <comment>of time</comment>
        <translation>&lt; 1 min</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>of time</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>of time</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>of time</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 h %2 m %3 s</source>
        <comment>of time</comment>
        <translation>%1 h %2 m %3 s</translation>
    </message>
    <message>
        <source>%1 m %2 s</source>
        <comment>of time</comment>
        <translation>%1 m %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>of time</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>why a target was missed: in one word, and more</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>waits for the ticket it is part of</source>
        <translation>wartet auf das Ticket, zu dem es gehört</translation>
    </message>
</context>
<context>
    <name>homeport::Composer</name>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Interne Notiz</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Only the desk will read this</source>
        <translation>Nur der Service Desk liest dies</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Antwort schreiben</translation>
    </message>
    <message>
        <source>Write a reply to %1</source>
        <translation>Antwort an %1 schreiben</translation>
    </message>
    <message>
        <source>Add internal note</source>
        <translation>Interne Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Send to %1</source>
        <translation>An %1 senden</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Attach files; they can also be dropped or pasted into the text</source>
        <translation>Dateien anhängen; sie lassen sich auch in den Text ziehen oder einfügen</translation>
    </message>
    <message>
        <source>Take it out again</source>
        <translation>Wieder herausnehmen</translation>
    </message>
    <message numerus="yes">
        <source>Also on its %n open part(s)</source>
        <translation>
            <numerusform>Auch an %n offenen Teil</numerusform>
            <numerusform>Auch an %n offene Teile</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one of the text modules; :: in the text does the same</source>
        <translation>Einen der Textbausteine wählen; :: im Text tut dasselbe</translation>
    </message>
    <message>
        <source>Files stay on this ticket.</source>
        <translation>Dateien bleiben an diesem Ticket.</translation>
    </message>
    <message>
        <source>All read the same words: names and numbers in them stay those of this ticket.</source>
        <translation>Alle lesen dieselben Worte: Namen und Nummern darin bleiben die dieses Tickets.</translation>
    </message>
    <message>
        <source>Write a few words: files alone reach none of its parts.</source>
        <translation>Schreiben Sie ein paar Worte dazu: Dateien allein erreichen keinen der Teile.</translation>
    </message>
    <message>
        <source>Send to %1 +%2</source>
        <comment>a person, how many more</comment>
        <translation>An %1 +%2 senden</translation>
    </message>
    <message>
        <source>Text modules</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>Send and put on hold</source>
        <translation>Senden und warten lassen</translation>
    </message>
    <message>
        <source>Send and resolve</source>
        <translation>Senden und lösen</translation>
    </message>
    <message>
        <source>Send and …</source>
        <translation>Senden und …</translation>
    </message>
    <message>
        <source>Send, and go on with what comes next</source>
        <translation>Senden und mit dem nächsten Schritt weitermachen</translation>
    </message>
</context>
<context>
    <name>homeport::ComposerText</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Text modules</source>
        <translation>Textbausteine</translation>
    </message>
</context>
<context>
    <name>homeport::ConversationView</name>
    <message>
        <source>All</source>
        <comment>of the conversation</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier</source>
        <translation>
            <numerusform>%n frühere Zeile zeigen</numerusform>
            <numerusform>%n frühere Zeilen zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>what happened, how long ago</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Verlauf des Gesprächs</translation>
    </message>
    <message>
        <source>Copy what is marked</source>
        <translation>Markiertes kopieren</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Reply with quote</source>
        <translation>Mit Zitat antworten</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>New since you looked</source>
        <translation>Neu, seit Sie hier waren</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Berichtigen</translation>
    </message>
</context>
<context>
    <name>homeport::DayTable</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>Feiertage</translation>
    </message>
    <message>
        <source>Days with their own hours</source>
        <translation>Tage mit eigenen Zeiten</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Every year</source>
        <translation>Jedes Jahr</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>homeport::DeletedTicket</name>
    <message>
        <source>Homeport</source>
        <comment>the desk itself</comment>
        <translation>Homeport</translation>
    </message>
    <message>
        <source>%1 was deleted by %2 (%3).</source>
        <comment>number, person, when</comment>
        <translation>%1 wurde von %2 gelöscht (%3).</translation>
    </message>
    <message>
        <source>%1 was deleted by %2 (%3): %4</source>
        <comment>number, person, when, why</comment>
        <translation>%1 wurde von %2 gelöscht (%3): %4</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
</context>
<context>
    <name>homeport::DeletionForm</name>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Warum</translation>
    </message>
    <message>
        <source>They go out of all lists, counts and searches with all that belongs to them, and their clocks say nothing more. Nothing is lost: whoever may delete them can bring them back. The journal keeps the reason, where one is given.</source>
        <translation>Sie verschwinden mit allem, was zu ihnen gehört, aus allen Listen, Zählungen und Suchen, und ihre Uhren melden nichts mehr. Verloren geht nichts: Wer sie löschen darf, kann sie zurückholen. Das Journal behält den Grund, wo einer angegeben ist.</translation>
    </message>
    <message>
        <source>It goes out of all lists, counts and searches with all that belongs to it, and its clocks say nothing more. Nothing is lost: whoever may delete it can bring it back. The journal keeps the reason, where one is given.</source>
        <translation>Es verschwindet mit allem, was zu ihm gehört, aus allen Listen, Zählungen und Suchen, und seine Uhren melden nichts mehr. Verloren geht nichts: Wer es löschen darf, kann es zurückholen. Das Journal behält den Grund, wo einer angegeben ist.</translation>
    </message>
</context>
<context>
    <name>homeport::DepartmentsPart</name>
    <message>
        <source>Departments</source>
        <translation>Abteilungen</translation>
    </message>
    <message>
        <source>New department</source>
        <translation>Neue Abteilung</translation>
    </message>
    <message>
        <source>There are no departments yet.</source>
        <translation>Es gibt noch keine Abteilungen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Cost centre</source>
        <translation>Kostenstelle</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
    <message>
        <source>Nothing above it</source>
        <translation>Nichts darüber</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>made the department %1</source>
        <translation>Abteilung %1 angelegt</translation>
    </message>
    <message>
        <source>changed the department %1</source>
        <translation>Abteilung %1 geändert</translation>
    </message>
    <message>
        <source>deleted the department %1</source>
        <translation>Abteilung %1 gelöscht</translation>
    </message>
</context>
<context>
    <name>homeport::DeskWords</name>
    <message>
        <source>entered an absence</source>
        <translation>hat eine Abwesenheit eingetragen</translation>
    </message>
    <message>
        <source>deleted an absence</source>
        <translation>hat eine Abwesenheit gelöscht</translation>
    </message>
    <message>
        <source>changed an absence</source>
        <translation>hat eine Abwesenheit geändert</translation>
    </message>
    <message>
        <source>was refused an act</source>
        <translation>wurde bei einer Handlung abgewiesen</translation>
    </message>
    <message>
        <source>changed a role</source>
        <translation>hat eine Rolle geändert</translation>
    </message>
    <message>
        <source>gave a role</source>
        <translation>hat eine Rolle vergeben</translation>
    </message>
    <message>
        <source>took a role away</source>
        <translation>hat eine Rolle entzogen</translation>
    </message>
    <message>
        <source>exported the audit trail</source>
        <translation>hat den Prüfpfad exportiert</translation>
    </message>
    <message>
        <source>verified the journal: it is not whole</source>
        <translation>hat das Journal geprüft: es ist nicht unversehrt</translation>
    </message>
    <message>
        <source>verified the journal: it is whole</source>
        <translation>hat das Journal geprüft: es ist unversehrt</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>hat sich angemeldet</translation>
    </message>
    <message>
        <source>was refused at sign-in</source>
        <translation>wurde bei der Anmeldung abgewiesen</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>hat sich abgemeldet</translation>
    </message>
    <message>
        <source>got a new password</source>
        <translation>erhielt ein neues Passwort</translation>
    </message>
    <message>
        <source>got a password to start with</source>
        <translation>hat ein Passwort für den Anfang bekommen</translation>
    </message>
    <message>
        <source>was signed out from elsewhere</source>
        <translation>wurde von anderswo abgemeldet</translation>
    </message>
    <message>
        <source>may try to sign in again</source>
        <translation>darf sich wieder anmelden</translation>
    </message>
    <message>
        <source>switched a calendar on</source>
        <translation>hat einen Kalender eingeschaltet</translation>
    </message>
    <message>
        <source>made a calendar</source>
        <translation>hat einen Kalender angelegt</translation>
    </message>
    <message>
        <source>switched a calendar off</source>
        <translation>hat einen Kalender abgeschaltet</translation>
    </message>
    <message>
        <source>changed a calendar</source>
        <translation>hat einen Kalender geändert</translation>
    </message>
    <message>
        <source>made a category</source>
        <translation>hat eine Kategorie angelegt</translation>
    </message>
    <message>
        <source>deleted a category</source>
        <translation>hat eine Kategorie gelöscht</translation>
    </message>
    <message>
        <source>changed a category</source>
        <translation>hat eine Kategorie geändert</translation>
    </message>
    <message>
        <source>changed whether the clocks of parts run</source>
        <translation>hat geändert, ob die Uhren von Teilen laufen</translation>
    </message>
    <message>
        <source>made a department</source>
        <translation>hat eine Abteilung angelegt</translation>
    </message>
    <message>
        <source>deleted a department</source>
        <translation>hat eine Abteilung gelöscht</translation>
    </message>
    <message>
        <source>changed a department</source>
        <translation>hat eine Abteilung geändert</translation>
    </message>
    <message>
        <source>took somebody out of a department</source>
        <translation>hat jemanden aus einer Abteilung genommen</translation>
    </message>
    <message>
        <source>took somebody into a department, or changed their part</source>
        <translation>hat jemanden in eine Abteilung aufgenommen oder die Rolle darin geändert</translation>
    </message>
    <message>
        <source>set up the desk</source>
        <translation>hat den Desk eingerichtet</translation>
    </message>
    <message>
        <source>kept what an import did</source>
        <translation>hat festgehalten, was ein Import getan hat</translation>
    </message>
    <message>
        <source>kept how an import reads its columns</source>
        <translation>hat festgehalten, wie ein Import seine Spalten liest</translation>
    </message>
    <message>
        <source>took back an import</source>
        <translation>hat einen Import zurückgenommen</translation>
    </message>
    <message>
        <source>changed a setting of incidents</source>
        <translation>hat eine Einstellung zu Störungen geändert</translation>
    </message>
    <message>
        <source>made a location</source>
        <translation>hat einen Standort angelegt</translation>
    </message>
    <message>
        <source>deleted a location</source>
        <translation>hat einen Standort gelöscht</translation>
    </message>
    <message>
        <source>changed a location</source>
        <translation>hat einen Standort geändert</translation>
    </message>
    <message>
        <source>changed a setting of the organization</source>
        <translation>hat eine Einstellung der Organisation geändert</translation>
    </message>
    <message>
        <source>added people</source>
        <translation>hat Personen angelegt</translation>
    </message>
    <message>
        <source>switched a policy on</source>
        <translation>hat eine Vereinbarung eingeschaltet</translation>
    </message>
    <message>
        <source>made a policy</source>
        <translation>hat eine Vereinbarung angelegt</translation>
    </message>
    <message>
        <source>switched a policy off</source>
        <translation>hat eine Vereinbarung abgeschaltet</translation>
    </message>
    <message>
        <source>changed a policy</source>
        <translation>hat eine Vereinbarung geändert</translation>
    </message>
    <message>
        <source>exported incidents</source>
        <translation>hat Störungen exportiert</translation>
    </message>
    <message>
        <source>made a role</source>
        <translation>hat eine Rolle angelegt</translation>
    </message>
    <message>
        <source>deleted a role</source>
        <translation>hat eine Rolle gelöscht</translation>
    </message>
    <message>
        <source>wrote a text module for others</source>
        <translation>hat einen Textbaustein für andere geschrieben</translation>
    </message>
    <message>
        <source>deleted a text module for others</source>
        <translation>hat einen Textbaustein für andere gelöscht</translation>
    </message>
    <message>
        <source>changed a text module for others</source>
        <translation>hat einen Textbaustein für andere geändert</translation>
    </message>
    <message>
        <source>made a skill</source>
        <translation>hat eine Fähigkeit angelegt</translation>
    </message>
    <message>
        <source>deleted a skill</source>
        <translation>hat eine Fähigkeit gelöscht</translation>
    </message>
    <message>
        <source>changed a skill</source>
        <translation>hat eine Fähigkeit geändert</translation>
    </message>
    <message>
        <source>noted what somebody is able to do</source>
        <translation>hat festgehalten, was jemand kann</translation>
    </message>
    <message>
        <source>noted what somebody is not able to do</source>
        <translation>hat festgehalten, was jemand nicht kann</translation>
    </message>
    <message>
        <source>changed a setting of service levels</source>
        <translation>hat eine Einstellung zu Service-Levels geändert</translation>
    </message>
    <message>
        <source>made a team</source>
        <translation>hat ein Team angelegt</translation>
    </message>
    <message>
        <source>deleted a team</source>
        <translation>hat ein Team gelöscht</translation>
    </message>
    <message>
        <source>changed a team</source>
        <translation>hat ein Team geändert</translation>
    </message>
    <message>
        <source>took somebody out of a team</source>
        <translation>hat jemanden aus einem Team genommen</translation>
    </message>
    <message>
        <source>took somebody into a team, or changed their part</source>
        <translation>hat jemanden in ein Team aufgenommen oder die Rolle darin geändert</translation>
    </message>
    <message>
        <source>made a template</source>
        <translation>hat eine Vorlage angelegt</translation>
    </message>
    <message>
        <source>deleted a template</source>
        <translation>hat eine Vorlage gelöscht</translation>
    </message>
    <message>
        <source>changed a template</source>
        <translation>hat eine Vorlage geändert</translation>
    </message>
    <message>
        <source>wrote a text module</source>
        <translation>hat einen Textbaustein geschrieben</translation>
    </message>
    <message>
        <source>deleted a text module</source>
        <translation>hat einen Textbaustein gelöscht</translation>
    </message>
    <message>
        <source>changed a text module</source>
        <translation>hat einen Textbaustein geändert</translation>
    </message>
    <message>
        <source>took back an act</source>
        <translation>hat eine Handlung zurückgenommen</translation>
    </message>
    <message>
        <source>added a person</source>
        <translation>hat eine Person angelegt</translation>
    </message>
    <message>
        <source>switched the account off</source>
        <translation>hat das Konto abgeschaltet</translation>
    </message>
    <message>
        <source>changed a person</source>
        <translation>hat eine Person geändert</translation>
    </message>
    <message>
        <source>switched the account on</source>
        <translation>hat das Konto eingeschaltet</translation>
    </message>
    <message>
        <source>put views in another order</source>
        <translation>hat Ansichten anders angeordnet</translation>
    </message>
    <message>
        <source>saved a view</source>
        <translation>hat eine Ansicht gespeichert</translation>
    </message>
    <message>
        <source>deleted a view</source>
        <translation>hat eine Ansicht gelöscht</translation>
    </message>
    <message>
        <source>changed a view</source>
        <translation>hat eine Ansicht geändert</translation>
    </message>
    <message>
        <source>minutes until a resolved incident closes</source>
        <translation>Minuten, bis eine gelöste Störung schließt</translation>
    </message>
    <message>
        <source>clocks of incidents that are a part</source>
        <translation>Uhren von Störungen, die Teil einer anderen sind</translation>
    </message>
    <message>
        <source>a major incident closes after its review only</source>
        <translation>eine schwere Störung schließt erst nach ihrer Prüfung</translation>
    </message>
    <message>
        <source>frequent passwords are refused</source>
        <translation>häufige Passwörter werden abgelehnt</translation>
    </message>
    <message>
        <source>earlier passwords that are refused</source>
        <translation>frühere Passwörter, die abgelehnt werden</translation>
    </message>
    <message>
        <source>days until a password has to be changed</source>
        <translation>Tage, bis ein Passwort zu ändern ist</translation>
    </message>
    <message>
        <source>characters of a password at least</source>
        <translation>Zeichen, die ein Passwort mindestens hat</translation>
    </message>
    <message>
        <source>kinds of characters in a password</source>
        <translation>Arten von Zeichen in einem Passwort</translation>
    </message>
    <message>
        <source>requesters see their service levels</source>
        <translation>Melder sehen ihre Service-Levels</translation>
    </message>
    <message>
        <source>what the priority of a ticket follows from</source>
        <translation>woraus die Priorität eines Tickets folgt</translation>
    </message>
    <message>
        <source>minutes until a window locks that nobody uses</source>
        <translation>Minuten, bis ein unbenutztes Fenster sperrt</translation>
    </message>
    <message>
        <source>hours in which a closed incident can be reopened</source>
        <translation>Stunden, in denen eine geschlossene Störung wieder geöffnet werden kann</translation>
    </message>
    <message>
        <source>the more urgent of both</source>
        <translation>die dringlichere von beiden</translation>
    </message>
    <message>
        <source>the matrix</source>
        <translation>die Matrix</translation>
    </message>
    <message>
        <source>stand still</source>
        <translation>stehen still</translation>
    </message>
    <message>
        <source>run</source>
        <translation>laufen</translation>
    </message>
    <message>
        <source>the weighted score</source>
        <translation>die gewichtete Punktzahl</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Anwendungen</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Genehmigung</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Zugewiesen</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Geschäftlich</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>Configuration item</source>
        <translation>Configuration Item</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>Läuft weiter</translation>
    </message>
    <message>
        <source>New ones only</source>
        <translation>Nur neue</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Melder</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>Field service</source>
        <translation>Außendienst</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Stockwerk</translation>
    </message>
    <message>
        <source>By skill and load</source>
        <translation>Nach Fähigkeit und Last</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Auskunft</translation>
    </message>
    <message>
        <source>Infrastructure</source>
        <translation>Infrastruktur</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Keeps what was counted</source>
        <translation>Behält das Gezählte</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Directory (LDAP)</source>
        <translation>Verzeichnis (LDAP)</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Leitet</translation>
    </message>
    <message>
        <source>Who has least to do</source>
        <translation>Wer am wenigsten zu tun hat</translation>
    </message>
    <message>
        <source>On leave</source>
        <translation>Im Urlaub</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Dieser Desk</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Führungskraft</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Agreement between teams</source>
        <translation>Vereinbarung zwischen Teams</translation>
    </message>
    <message>
        <source>All of the organization</source>
        <translation>Die ganze Organisation</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Done, with refused rows</source>
        <translation>Fertig, mit abgewiesenen Zeilen</translation>
    </message>
    <message>
        <source>By priority</source>
        <translation>Nach Priorität</translation>
    </message>
    <message>
        <source>Professional</source>
        <translation>Professional</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>Schrank</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>For requests only</source>
        <translation>Nur für Anfragen</translation>
    </message>
    <message>
        <source>Begins anew</source>
        <translation>Beginnt von vorn</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>Reihum</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Directory (SCIM)</source>
        <translation>Verzeichnis (SCIM)</translation>
    </message>
    <message>
        <source>Senior</source>
        <translation>Erfahren</translation>
    </message>
    <message>
        <source>Service account</source>
        <translation>Dienstkonto</translation>
    </message>
    <message>
        <source>Service desk</source>
        <translation>Service Desk</translation>
    </message>
    <message>
        <source>Ill</source>
        <translation>Krank</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>By skill</source>
        <translation>Nach Fähigkeit</translation>
    </message>
    <message>
        <source>Agreement with requesters</source>
        <translation>Vereinbarung mit Meldern</translation>
    </message>
    <message>
        <source>Single sign-on</source>
        <translation>Einmalanmeldung</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>Technisch</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>In Ausbildung</translation>
    </message>
    <message>
        <source>In training</source>
        <translation>In Schulung</translation>
    </message>
    <message>
        <source>Agreement with a supplier</source>
        <translation>Vereinbarung mit einem Lieferanten</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Known ones only</source>
        <translation>Nur bekannte</translation>
    </message>
    <message>
        <source>New and known ones</source>
        <translation>Neue und bekannte</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Fahrzeug</translation>
    </message>
    <message>
        <source>changed the priority matrix</source>
        <translation>hat die Prioritätsmatrix geändert</translation>
    </message>
    <message>
        <source>made a service</source>
        <translation>hat einen Dienst angelegt</translation>
    </message>
    <message>
        <source>deleted a service</source>
        <translation>hat einen Dienst gelöscht</translation>
    </message>
    <message>
        <source>changed a service</source>
        <translation>hat einen Dienst geändert</translation>
    </message>
    <message>
        <source>published a service</source>
        <translation>hat einen Dienst veröffentlicht</translation>
    </message>
    <message>
        <source>retired a service</source>
        <translation>hat einen Dienst eingestellt</translation>
    </message>
    <message>
        <source>made a section of the catalogue</source>
        <translation>hat einen Bereich des Katalogs angelegt</translation>
    </message>
    <message>
        <source>deleted a section of the catalogue</source>
        <translation>hat einen Bereich des Katalogs gelöscht</translation>
    </message>
    <message>
        <source>changed a section of the catalogue</source>
        <translation>hat einen Bereich des Katalogs geändert</translation>
    </message>
    <message>
        <source>made a supplier</source>
        <translation>hat einen Lieferanten angelegt</translation>
    </message>
    <message>
        <source>deleted a supplier</source>
        <translation>hat einen Lieferanten gelöscht</translation>
    </message>
    <message>
        <source>changed a supplier</source>
        <translation>hat einen Lieferanten geändert</translation>
    </message>
    <message>
        <source>bytes of a file at most</source>
        <translation>Bytes einer Datei höchstens</translation>
    </message>
    <message>
        <source>files of a ticket at most</source>
        <translation>Dateien eines Tickets höchstens</translation>
    </message>
    <message>
        <source>bytes of all files of a ticket at most</source>
        <translation>Bytes aller Dateien eines Tickets höchstens</translation>
    </message>
    <message>
        <source>changed the data of the organization</source>
        <translation>hat die Daten der Organisation geändert</translation>
    </message>
</context>
<context>
    <name>homeport::DetailWords</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Restricted to those in it</source>
        <translation>Nur für Beteiligte</translation>
    </message>
    <message>
        <source>All who work on tickets</source>
        <translation>Alle, die Tickets bearbeiten</translation>
    </message>
    <message>
        <source>That of the service</source>
        <translation>Die des Services</translation>
    </message>
</context>
<context>
    <name>homeport::EarlierImports</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Undo the chosen import</source>
        <translation>Gewählten Import zurücknehmen</translation>
    </message>
    <message>
        <source>Earlier imports</source>
        <translation>Frühere Importe</translation>
    </message>
    <message>
        <source>What it wrote stands. Import the file again to go on, or undo the import.</source>
        <translation>Was er geschrieben hat, steht. Importieren Sie die Datei noch einmal, um fortzufahren, oder nehmen Sie den Import zurück.</translation>
    </message>
    <message>
        <source>Undo the import again to go on.</source>
        <translation>Nehmen Sie den Import noch einmal zurück, um fortzufahren.</translation>
    </message>
</context>
<context>
    <name>homeport::EditCell</name>
    <message>
        <source>Keep mine</source>
        <translation>Meines behalten</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Das andere nehmen</translation>
    </message>
    <message>
        <source>Enter or a click changes it</source>
        <translation>Eingabe oder Klick ändert es</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>A click shows the person, Enter changes it</source>
        <translation>Ein Klick zeigt die Person, die Eingabetaste ändert sie</translation>
    </message>
    <message>
        <source>Enter or a click shows the person</source>
        <translation>Eingabetaste oder Klick zeigt die Person</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <comment>a field</comment>
        <translation>Ändern: %1</translation>
    </message>
</context>
<context>
    <name>homeport::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>homeport::ErrorWords</name>
    <message>
        <source>There is no desk at that place. Look at the path, or make a new desk there.</source>
        <translation>An dieser Stelle liegt kein Desk. Prüfen Sie den Pfad oder legen Sie dort einen neuen an.</translation>
    </message>
    <message>
        <source>The server has no database of that name. Have it made, or mend the address.</source>
        <translation>Der Server hat keine Datenbank dieses Namens. Lassen Sie sie anlegen oder berichtigen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The database server refuses the name or the password it was given. Mend the address, or PostgreSQL&apos;s password file (~/.pgpass).</source>
        <translation>Der Datenbankserver weist den Namen oder das Passwort ab, die er bekam. Berichtigen Sie die Adresse oder die Passwortdatei von PostgreSQL (~/.pgpass).</translation>
    </message>
    <message>
        <source>The database server takes no more connections now. Try again in a moment, or have it take more.</source>
        <translation>Der Datenbankserver nimmt gerade keine weitere Verbindung an. Versuchen Sie es gleich noch einmal oder lassen Sie mehr zulassen.</translation>
    </message>
    <message>
        <source>The database server is older than PostgreSQL 15. Have it brought up to date, or take another one.</source>
        <translation>Der Datenbankserver ist älter als PostgreSQL 15. Lassen Sie ihn erneuern oder nehmen Sie einen anderen.</translation>
    </message>
    <message>
        <source>That address cannot be read. It should look like postgresql://user@host/name.</source>
        <translation>Diese Adresse lässt sich nicht lesen. Sie sollte aussehen wie postgresql://benutzer@rechner/name.</translation>
    </message>
    <message>
        <source>The address must not hold a password. Put it into PostgreSQL&apos;s password file (~/.pgpass).</source>
        <translation>Die Adresse darf kein Passwort enthalten. Schreiben Sie es in die Passwortdatei von PostgreSQL (~/.pgpass).</translation>
    </message>
    <message>
        <source>The database does not take a setting that Homeport needs (%1), so it is not worked on.</source>
        <translation>Die Datenbank nimmt eine Einstellung nicht an, die Homeport braucht (%1); darum wird nicht mit ihr gearbeitet.</translation>
    </message>
    <message>
        <source>The desk could not be brought forward. It stands whole at the version before.</source>
        <translation>Der Desk ließ sich nicht auf den neuen Stand bringen. Er steht unversehrt auf dem vorigen.</translation>
    </message>
    <message>
        <source>Other programs work on this desk. End them, then try again; nothing was changed.</source>
        <translation>Andere Programme arbeiten mit diesem Desk. Beenden Sie sie und versuchen Sie es dann noch einmal; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The database server does not allow the copy that is made before a desk is brought forward. Whoever looks after the server can grant it; nothing was changed.</source>
        <translation>Der Datenbankserver lässt die Kopie nicht zu, die angelegt wird, bevor ein Desk auf den neuen Stand kommt. Wer den Server betreut, kann sie erlauben; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The server&apos;s disk has no room for the copy that is made before a desk is brought forward. Have room made; nothing was changed.</source>
        <translation>Auf der Platte des Servers ist kein Platz für die Kopie, die angelegt wird, bevor ein Desk auf den neuen Stand kommt. Lassen Sie Platz schaffen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The copy that is made before a desk is brought forward does not hold what the desk holds. Have the server looked at; nothing was changed.</source>
        <translation>Die Kopie, die angelegt wird, bevor ein Desk auf den neuen Stand kommt, enthält nicht, was der Desk enthält. Lassen Sie den Server prüfen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Something on the database server was built upon the copy that an earlier upgrade left (%1), which has to make room for a new one. Whoever looks after the server can take it away; nothing was changed.</source>
        <translation>Auf dem Datenbankserver baut etwas auf der Kopie eines früheren Standes auf (%1), die einer neuen weichen muss. Wer den Server betreut, kann es entfernen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There are tickets in this desk already, so no examples were put into it.</source>
        <translation>In diesem Desk gibt es schon Tickets, darum kamen keine Beispiele hinein.</translation>
    </message>
    <message>
        <source>The database server does not allow that to the name it is opened with. Whoever looks after the server can grant it.</source>
        <translation>Der Datenbankserver erlaubt das dem Namen nicht, mit dem er geöffnet wurde. Wer den Server betreut, kann es erlauben.</translation>
    </message>
    <message>
        <source>The journal of this desk does not fit together any more. Restore the latest backup.</source>
        <translation>Das Journal dieses Desks passt nicht mehr zusammen. Stellen Sie die letzte Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The file has no headings of the kind that is read here. Take another preset or another file.</source>
        <translation>Die Datei hat keine Überschriften von der Art, die hier gelesen wird. Nehmen Sie eine andere Vorlage oder eine andere Datei.</translation>
    </message>
    <message>
        <source>The file lacks columns that are needed: %1.</source>
        <translation>Der Datei fehlen Spalten, die gebraucht werden: %1.</translation>
    </message>
    <message>
        <source>The text cannot be read in that encoding. Choose another one.</source>
        <translation>Der Text lässt sich in dieser Kodierung nicht lesen. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>A value cannot be read: %1. Look at it in the file, or at how it is read.</source>
        <translation>Ein Wert lässt sich nicht lesen: %1. Prüfen Sie ihn in der Datei oder wie er gelesen wird.</translation>
    </message>
    <message>
        <source>No preset can have that name: it is shipped with Homeport, or longer than 60 characters. Choose another one.</source>
        <translation>So kann keine Vorlage heißen: Der Name gehört zu Homeport oder ist länger als 60 Zeichen. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Nothing of the name %1 is known here.</source>
        <translation>Der Name %1 ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Several have the name %1. Give one of them another name first.</source>
        <translation>Mehrere haben den Namen %1. Geben Sie zuerst einem davon einen anderen.</translation>
    </message>
    <message>
        <source>That number is kept for another device, which gives it to new tickets.</source>
        <translation>Diese Nummer ist für ein anderes Gerät vorgesehen, das sie an neue Tickets vergibt.</translation>
    </message>
    <message>
        <source>That ticket was deleted here. Whoever may delete it can bring it back.</source>
        <translation>Dieses Ticket wurde hier gelöscht. Wer es löschen darf, kann es zurückholen.</translation>
    </message>
    <message>
        <source>That import is still under way. Cancel it or wait until it is done, then undo it.</source>
        <translation>Dieser Import läuft noch. Brechen Sie ihn ab oder warten Sie, bis er fertig ist, und machen Sie ihn dann rückgängig.</translation>
    </message>
    <message>
        <source>The import was taken back or ended by somebody else meanwhile, so it stopped.</source>
        <translation>Der Import wurde inzwischen von jemand anderem zurückgenommen oder beendet und hat darum aufgehört.</translation>
    </message>
    <message>
        <source>That is larger than can be taken. Divide it into several parts.</source>
        <translation>Das ist größer, als angenommen werden kann. Teilen Sie es auf.</translation>
    </message>
    <message>
        <source>Something that is needed was left empty. Please fill it in.</source>
        <translation>Etwas, das gebraucht wird, blieb leer. Bitte füllen Sie es aus.</translation>
    </message>
    <message>
        <source>One of the texts is too long. Please shorten it.</source>
        <translation>Einer der Texte ist zu lang. Bitte kürzen Sie ihn.</translation>
    </message>
    <message>
        <source>Something does not have the form that is needed there. Please enter it again.</source>
        <translation>Etwas hat nicht die Form, die dort gebraucht wird. Bitte geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>There is no time zone of that name. One is Europe/Oslo, another is UTC.</source>
        <translation>Eine Zeitzone dieses Namens gibt es nicht. Eine ist Europe/Oslo, eine andere UTC.</translation>
    </message>
    <message>
        <source>That calendar would never open. Give it working hours.</source>
        <translation>Dieser Kalender hätte nie geöffnet. Geben Sie ihm Arbeitszeiten.</translation>
    </message>
    <message>
        <source>It was saved at an earlier try, as it was then. Look at it before you send it anew.</source>
        <translation>Es wurde bei einem früheren Versuch gesichert, so wie es da war. Sehen Sie es an, bevor Sie es neu senden.</translation>
    </message>
    <message>
        <source>Others saved the same at the same moment. This was not saved; try again.</source>
        <translation>Andere sicherten im selben Augenblick dasselbe. Dies wurde nicht gesichert; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Homeport tried to write past its journal, which the database refused. What was saved before is kept; please report it.</source>
        <translation>Homeport wollte an seinem Journal vorbei schreiben, was die Datenbank abwies. Früher Gesichertes ist erhalten; bitte melden Sie das.</translation>
    </message>
    <message>
        <source>An entry of another organization&apos;s journal was not taken in.</source>
        <translation>Ein Eintrag aus dem Journal einer anderen Organisation wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>There is no setting of that name that can be edited.</source>
        <translation>Es gibt keine Einstellung dieses Namens, die bearbeitet werden kann.</translation>
    </message>
</context>
<context>
    <name>homeport::ExchangeWords</name>
    <message>
        <source>Not imported</source>
        <translation>Nicht importiert</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Reference elsewhere</source>
        <translation>Referenz anderswo</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Auswirkung</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Subcategory</source>
        <translation>Unterkategorie</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Melder</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>Gemeldet am</translation>
    </message>
    <message>
        <source>Resolved at</source>
        <translation>Gelöst am</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>Geschlossen am</translation>
    </message>
    <message>
        <source>Resolution code</source>
        <translation>Lösungscode</translation>
    </message>
    <message>
        <source>Resolution notes</source>
        <translation>Lösungsnotizen</translation>
    </message>
    <message>
        <source>Public comment</source>
        <translation>Öffentlicher Kommentar</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Interne Notiz</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Under way or cut off</source>
        <translation>Läuft oder abgerissen</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopped half way</source>
        <translation>Auf halbem Weg stehen geblieben</translation>
    </message>
    <message>
        <source>Partly taken back</source>
        <translation>Teilweise zurückgenommen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done, with refused rows</source>
        <translation>Fertig, mit abgewiesenen Zeilen</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Durch einen Fehler beendet</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>UTF-16, little endian</source>
        <translation>UTF-16, Little Endian</translation>
    </message>
    <message>
        <source>UTF-16, big endian</source>
        <translation>UTF-16, Big Endian</translation>
    </message>
    <message>
        <source>Western (Windows-1252)</source>
        <translation>Westlich (Windows-1252)</translation>
    </message>
    <message>
        <source>By the names of the columns</source>
        <translation>Nach den Namen der Spalten</translation>
    </message>
    <message>
        <source>ServiceNow event log</source>
        <translation>ServiceNow-Ereignislog</translation>
    </message>
    <message>
        <source>The same number stands in an earlier row.</source>
        <translation>Dieselbe Nummer steht in einer früheren Zeile.</translation>
    </message>
    <message>
        <source>“%1” cannot be read as text.</source>
        <translation>„%1“ lässt sich nicht als Text lesen.</translation>
    </message>
    <message>
        <source>“%1” is longer than can be taken.</source>
        <translation>„%1“ ist zu lang.</translation>
    </message>
    <message>
        <source>There is no %1 of that name.</source>
        <translation>Unter diesem Namen gibt es nichts: %1.</translation>
    </message>
    <message>
        <source>Several people have that name.</source>
        <translation>Mehrere Personen heißen so.</translation>
    </message>
    <message>
        <source>You may not change this incident.</source>
        <translation>Sie dürfen diese Störung nicht ändern.</translation>
    </message>
    <message>
        <source>The row has not the columns of the header.</source>
        <translation>Die Zeile hat nicht die Spalten der Kopfzeile.</translation>
    </message>
    <message>
        <source>“%1” holds no value that can be taken.</source>
        <translation>„%1“ enthält keinen brauchbaren Wert.</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows without number and reference say what came in before, so they are left out; where they mean other incidents, give them a reference.</source>
        <translation>
            <numerusform>%1 Zeile ohne Nummer und Referenz sagt, was schon früher hereinkam, und bleibt darum weg; wo sie eine andere Störung meint, geben Sie ihr eine Referenz.</numerusform>
            <numerusform>%1 Zeilen ohne Nummer und Referenz sagen, was schon früher hereinkam, und bleiben darum weg; wo sie andere Störungen meinen, geben Sie ihnen eine Referenz.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct the refused rows in the file and import it again: what is here already is not made twice.</source>
        <translation>Berichtigen Sie die abgewiesenen Zeilen in der Datei und importieren Sie sie noch einmal: Was schon da ist, wird nicht doppelt angelegt.</translation>
    </message>
    <message>
        <source>Put the corrected rows into a file of their own and import that: the rest of this file is known only as long as the file stays as it is.</source>
        <translation>Legen Sie die berichtigten Zeilen in eine eigene Datei und importieren Sie diese: Der Rest dieser Datei ist nur bekannt, solange die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The number belongs to another device, which may still give it.</source>
        <translation>Die Nummer gehört einem anderen Gerät, das sie noch vergeben kann.</translation>
    </message>
    <message>
        <source>It was deleted here. Whoever may delete it can bring it back.</source>
        <translation>Das Ticket wurde hier gelöscht. Wer es löschen darf, kann es zurückholen.</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>%1 The rest of the import stands; undo it again to go on.</source>
        <translation>%1 Der Rest des Imports steht noch; nehmen Sie ihn noch einmal zurück, um fortzufahren.</translation>
    </message>
    <message>
        <source>Another program is using the desk&apos;s file.</source>
        <translation>Ein anderes Programm benutzt die Datei des Desks.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Die Festplatte ist voll.</translation>
    </message>
    <message>
        <source>The desk can no longer be written here.</source>
        <translation>Der Desk kann hier nicht mehr beschrieben werden.</translation>
    </message>
    <message>
        <source>The file can no longer be read.</source>
        <translation>Die Datei kann nicht mehr gelesen werden.</translation>
    </message>
    <message>
        <source>The connection was lost while saving; the last step was saved whole or not at all.</source>
        <translation>Die Verbindung ging beim Sichern verloren; der letzte Schritt wurde ganz oder gar nicht gesichert.</translation>
    </message>
    <message>
        <source>The file is larger than can be taken at once.</source>
        <translation>Die Datei ist größer, als auf einmal aufgenommen werden kann.</translation>
    </message>
    <message>
        <source>The desk cannot be reached any more.</source>
        <translation>Der Desk ist nicht mehr zu erreichen.</translation>
    </message>
    <message>
        <source>The database is damaged; restore the latest backup.</source>
        <translation>Die Datenbank ist beschädigt; stellen Sie die letzte Sicherung wieder her.</translation>
    </message>
    <message>
        <source>An error stopped the import.</source>
        <translation>Ein Fehler hat den Import beendet.</translation>
    </message>
    <message numerus="yes">
        <source>%1 incidents are gone again. Updates taken back: %2; left as they are, since someone has changed them: %3.</source>
        <translation>
            <numerusform>%1 Störung ist wieder fort. Zurückgenommene Änderungen: %2; so belassen, weil sie inzwischen jemand geändert hat: %3.</numerusform>
            <numerusform>%1 Störungen sind wieder fort. Zurückgenommene Änderungen: %2; so belassen, weil sie inzwischen jemand geändert hat: %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>People, teams, categories and places of the import that stay, since others use them: %1.</source>
        <translation>Personen, Teams, Kategorien und Orte des Imports, die bleiben, weil andere sie verwenden: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 incidents would be created and %2 updated. As the file says already: %3; rows refused: %4. Nothing is written yet.</source>
        <translation>
            <numerusform>%1 Störung würde angelegt und %2 geändert. Schon wie in der Datei: %3; abgewiesene Zeilen: %4. Noch ist nichts geschrieben.</numerusform>
            <numerusform>%1 Störungen würden angelegt und %2 geändert. Schon wie in der Datei: %3; abgewiesene Zeilen: %4. Noch ist nichts geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 incidents were created and %2 updated. As the file says already: %3; rows refused: %4.</source>
        <translation>
            <numerusform>%1 Störung wurde angelegt und %2 geändert. Schon wie in der Datei: %3; abgewiesene Zeilen: %4.</numerusform>
            <numerusform>%1 Störungen wurden angelegt und %2 geändert. Schon wie in der Datei: %3; abgewiesene Zeilen: %4.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Kept are the incidents that were created (%2) and updated (%3) before. The rest needs a file of its own.</source>
        <translation>%1 Behalten sind die zuvor angelegten (%2) und geänderten (%3) Störungen. Der Rest braucht eine eigene Datei.</translation>
    </message>
    <message>
        <source>%1 Kept are the incidents that were created (%2) and updated (%3) before. Import the file again to go on.</source>
        <translation>%1 Behalten sind die zuvor angelegten (%2) und geänderten (%3) Störungen. Importieren Sie die Datei noch einmal, um fortzufahren.</translation>
    </message>
</context>
<context>
    <name>homeport::FieldList</name>
    <message>
        <source>nobody yet</source>
        <translation>noch niemand</translation>
    </message>
</context>
<context>
    <name>homeport::FileChips</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>homeport::FilterLine</name>
    <message>
        <source>Edit this condition; Delete removes it</source>
        <translation>Diese Bedingung bearbeiten; Entf entfernt sie</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <comment>a condition</comment>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Words to search for, and conditions such as state:open, assignee:me, priority:1,2, sla:overdue, sla:breached, sla:paused, sla:nopolicy or created:&lt;7d; a minus in front excludes</source>
        <comment>The conditions are typed as they stand here</comment>
        <translation>Wörter, nach denen gesucht wird, und Bedingungen wie state:open, assignee:me, priority:1,2, sla:overdue (überfällig), sla:breached (verletzt), sla:paused (angehalten), sla:nopolicy (ohne Vereinbarung) oder created:&lt;7d; ein Minus davor schließt aus</translation>
    </message>
</context>
<context>
    <name>homeport::FilterOffer</name>
    <message>
        <source>Completions of the filter</source>
        <translation>Ergänzungen des Filters</translation>
    </message>
</context>
<context>
    <name>homeport::FilterWords</name>
    <message>
        <source>Nothing can be filtered by “%1”. Put it in quotation marks to search for it.</source>
        <translation>Nach „%1“ lässt sich nicht filtern. In Anführungszeichen wird danach gesucht.</translation>
    </message>
    <message>
        <source>“%1” is not possible here.</source>
        <translation>„%1“ ist hier nicht möglich.</translation>
    </message>
    <message>
        <source>The quotation mark in front of %1 has no partner.</source>
        <translation>Dem Anführungszeichen vor %1 fehlt das zweite.</translation>
    </message>
    <message>
        <source>A bracket has no partner.</source>
        <translation>Einer Klammer fehlt die zweite.</translation>
    </message>
    <message>
        <source>Nothing here is called “%1”.</source>
        <translation>Hier heißt nichts „%1“.</translation>
    </message>
    <message>
        <source>Several are called “%1”.</source>
        <translation>Mehrere heißen „%1“.</translation>
    </message>
    <message>
        <source>The filter is nested too deeply, or too long.</source>
        <translation>Der Filter ist zu tief verschachtelt oder zu lang.</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>„%1“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Many fit “%1”, among them %2.</source>
        <comment>a word, and names</comment>
        <translation>Auf „%1“ passen viele, darunter %2.</translation>
    </message>
    <message>
        <source>Several fit “%1”: %2.</source>
        <comment>a word, and names</comment>
        <translation>Auf „%1“ passen mehrere: %2.</translation>
    </message>
</context>
<context>
    <name>homeport::FindLine</name>
    <message>
        <source>Words to find</source>
        <translation>Gesuchte Wörter</translation>
    </message>
    <message>
        <source>Find here</source>
        <translation>Hier suchen</translation>
    </message>
    <message>
        <source>The place before</source>
        <translation>Vorige Fundstelle</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which place, of how many</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>homeport::FirstStartPage</name>
    <message>
        <source>Welcome to Homeport</source>
        <translation>Willkommen bei Homeport</translation>
    </message>
    <message>
        <source>A service desk that works anywhere. Where should this one live?</source>
        <translation>Ein Service Desk, der überall arbeitet. Wo soll dieser liegen?</translation>
    </message>
    <message>
        <source>Press Tab to move, Enter to go on</source>
        <translation>Tab bewegt, Eingabe geht weiter</translation>
    </message>
    <message>
        <source>One moment, the desk is being made ready …</source>
        <translation>Einen Moment, der Desk wird vorbereitet …</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Erst einmal umsehen</translation>
    </message>
    <message>
        <source>A filled demonstration desk with tickets and people. Nothing of it is kept.</source>
        <translation>Ein gefüllter Beispiel-Desk mit Tickets und Leuten. Nichts davon bleibt erhalten.</translation>
    </message>
    <message>
        <source>New desk on this computer</source>
        <translation>Neuer Desk auf diesem Rechner</translation>
    </message>
    <message>
        <source>One file, no server. Works offline; can be shared later.</source>
        <translation>Eine Datei, kein Server. Arbeitet ohne Netz und lässt sich später teilen.</translation>
    </message>
    <message>
        <source>Open a desk</source>
        <translation>Einen Desk öffnen</translation>
    </message>
    <message>
        <source>A file of this computer, or the PostgreSQL desk of a team.</source>
        <translation>Eine Datei dieses Rechners oder der PostgreSQL-Desk eines Teams.</translation>
    </message>
    <message>
        <source>Homeport makes a desk full of invented tickets and signs you in as one of its people. Try everything; nothing can break.</source>
        <translation>Homeport legt einen Desk voller erfundener Tickets an und meldet Sie dort an. Probieren Sie alles aus; nichts kann kaputtgehen.</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Desks (*.homeport);;All files (*)</source>
        <translation>Desks (*.homeport);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;File or address</source>
        <translation>&amp;Datei oder Adresse</translation>
    </message>
    <message>
        <source>The password of the database comes from your .pgpass file or service settings; Homeport does not keep it.</source>
        <translation>Das Passwort der Datenbank kommt aus Ihrer .pgpass-Datei oder den Diensteinstellungen; Homeport bewahrt es nicht auf.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Umsehen</translation>
    </message>
    <message>
        <source>Create desk</source>
        <translation>Desk anlegen</translation>
    </message>
    <message>
        <source>Open desk</source>
        <translation>Desk öffnen</translation>
    </message>
    <message>
        <source>Say which file or address.</source>
        <translation>Geben Sie eine Datei oder Adresse an.</translation>
    </message>
</context>
<context>
    <name>homeport::FormFiles</name>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Attach files; they can also be dropped or pasted into the details</source>
        <translation>Dateien anhängen; sie lassen sich auch in die Einzelheiten ziehen oder einfügen</translation>
    </message>
    <message>
        <source>Drafts do not keep files.</source>
        <translation>Entwürfe behalten keine Dateien.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Take it out again</source>
        <translation>Wieder herausnehmen</translation>
    </message>
    <message>
        <source>Picture %1.png</source>
        <comment>a pasted picture, when</comment>
        <translation>Bild %1.png</translation>
    </message>
</context>
<context>
    <name>homeport::FormRow</name>
    <message>
        <source>Needed</source>
        <translation>Wird gebraucht</translation>
    </message>
    <message>
        <source>%1, needed</source>
        <comment>the label of a field</comment>
        <translation>%1, wird gebraucht</translation>
    </message>
</context>
<context>
    <name>homeport::GrantModel</name>
    <message>
        <source>%1: %2</source>
        <comment>module, what the permission is for</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>Reach</source>
        <comment>scope of a permission</comment>
        <translation>Reichweite</translation>
    </message>
</context>
<context>
    <name>homeport::HistoryView</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The ticket as of any second: arrows go from act to act</source>
        <translation>Das Ticket zu jeder Sekunde: Die Pfeiltasten gehen von Handlung zu Handlung</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>edited the ticket</source>
        <translation>hat das Ticket bearbeitet</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>homeport::ImpactOffer</name>
    <message>
        <source>more than 100 people</source>
        <translation>mehr als 100 Personen</translation>
    </message>
    <message>
        <source>more than 10 people</source>
        <translation>mehr als 10 Personen</translation>
    </message>
    <message>
        <source>10 people at most</source>
        <translation>höchstens 10 Personen</translation>
    </message>
    <message>
        <source>the service is critical</source>
        <translation>der Service ist kritisch</translation>
    </message>
    <message>
        <source>the service is important</source>
        <translation>der Service ist wichtig</translation>
    </message>
    <message>
        <source>the service is not critical</source>
        <translation>der Service ist nicht kritisch</translation>
    </message>
    <message>
        <source>Suggested: impact %1 (%2) – take over</source>
        <comment>a level, why</comment>
        <translation>Vorschlag: Auswirkung %1 (%2) – übernehmen</translation>
    </message>
</context>
<context>
    <name>homeport::ImportColumns</name>
    <message>
        <source>Column of the file</source>
        <translation>Spalte der Datei</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Zum Beispiel</translation>
    </message>
    <message>
        <source>What “%1” becomes</source>
        <translation>Wozu „%1“ wird</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>homeport::ImportFilePart</name>
    <message>
        <source>Show what would happen</source>
        <translation>Zeigen, was geschähe</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Keep as preset …</source>
        <translation>Als Vorlage behalten …</translation>
    </message>
    <message>
        <source>A CSV file</source>
        <translation>Eine CSV-Datei</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>Senkrechter Strich</translation>
    </message>
    <message>
        <source>The organization&apos;s zone</source>
        <translation>Die Zone der Organisation</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>P&amp;reset</source>
        <translation>Vo&amp;rlage</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>Z&amp;eichensatz</translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation>&amp;Trennzeichen</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zeitzone</translation>
    </message>
    <message>
        <source>File and columns</source>
        <translation>Datei und Spalten</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Tabellen (*.csv *.txt *.tsv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Keep as preset</source>
        <translation>Als Vorlage behalten</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Vorlage</translation>
    </message>
    <message>
        <source>The preset is kept for everyone.</source>
        <translation>Die Vorlage steht allen zur Verfügung.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>homeport::ImportPage</name>
    <message>
        <source>Import incidents</source>
        <translation>Störungen importieren</translation>
    </message>
</context>
<context>
    <name>homeport::ImportRunPart</name>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>What changes, or why not</source>
        <translation>Was sich ändert, oder warum nicht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save refused rows …</source>
        <translation>Abgewiesene Zeilen sichern …</translation>
    </message>
    <message>
        <source>Show the incidents</source>
        <translation>Störungen zeigen</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>In Arbeit …</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>noch etwa %n Sekunde</numerusform>
            <numerusform>noch etwa %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Cancelled. %1</source>
        <translation>Abgebrochen. %1</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>Diesen Import zurücknehmen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>The import is being taken back …</source>
        <translation>Der Import wird zurückgenommen …</translation>
    </message>
    <message>
        <source>Something is under way here already. Cancel it or wait until it is done.</source>
        <translation>Hier ist schon etwas im Gang. Brechen Sie es ab oder warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>so much is taken back of an import</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Cancelled. %1 Import the file again to go on.</source>
        <translation>Abgebrochen. %1 Importieren Sie die Datei noch einmal, um fortzufahren.</translation>
    </message>
    <message numerus="yes">
        <source>%1 more rows; save the refused rows to see them.</source>
        <translation>
            <numerusform>%1 weitere Zeile; sichern Sie die abgewiesenen Zeilen, um sie zu sehen.</numerusform>
            <numerusform>%1 weitere Zeilen; sichern Sie die abgewiesenen Zeilen, um sie zu sehen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::IncidentsPart</name>
    <message>
        <source>Incidents</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Incidents that are a part of another</source>
        <translation>Störungen, die Teil einer anderen sind</translation>
    </message>
    <message>
        <source>From the change on: what was counted before stays counted. Clocks of suppliers run on.</source>
        <translation>Ab der Änderung: Was vorher gezählt wurde, bleibt gezählt. Uhren der Lieferanten laufen weiter.</translation>
    </message>
    <message>
        <source>let the clocks of parts stand still</source>
        <translation>Uhren der Teile angehalten</translation>
    </message>
    <message>
        <source>let the clocks of parts run</source>
        <translation>Uhren der Teile laufen gelassen</translation>
    </message>
    <message>
        <source>Their clocks stand still while that one is open</source>
        <translation>Ihre Uhren stehen still, solange jene offen ist</translation>
    </message>
    <message>
        <source>Incidents that are resolved or closed</source>
        <translation>Gelöste und geschlossene Störungen</translation>
    </message>
    <message>
        <source>Minutes of working time until a resolved incident closes</source>
        <translation>Minuten Arbeitszeit, bis eine gelöste Störung sich schließt</translation>
    </message>
    <message>
        <source>changed when resolved incidents close</source>
        <translation>Zeit bis zum Schließen gelöster Störungen geändert</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Hours in which a closed incident can be reopened</source>
        <translation>Stunden, in denen eine geschlossene Störung wieder geöffnet werden kann</translation>
    </message>
    <message>
        <source>changed how long closed incidents can be reopened</source>
        <translation>Zeit zum Wiederöffnen geschlossener Störungen geändert</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>A major incident is closed only after its review</source>
        <translation>Eine schwere Störung wird erst nach ihrer Prüfung geschlossen</translation>
    </message>
    <message>
        <source>changed whether major incidents need a review</source>
        <translation>Prüfung schwerer Störungen vor dem Schließen geändert</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>What the priority of a ticket follows from</source>
        <translation>Woraus die Priorität eines Tickets folgt</translation>
    </message>
    <message>
        <source>changed what priorities follow from</source>
        <translation>Grundlage der Prioritäten geändert</translation>
    </message>
    <message>
        <source>The matrix of impact and urgency</source>
        <translation>Die Matrix aus Auswirkung und Dringlichkeit</translation>
    </message>
    <message>
        <source>The weighted score</source>
        <translation>Die gewichtete Punktzahl</translation>
    </message>
    <message>
        <source>The more urgent of both</source>
        <translation>Das Dringendere von beiden</translation>
    </message>
    <message>
        <source>For tickets of all kinds, from the change on: what has a priority keeps it until it is rated anew.</source>
        <translation>Für Tickets aller Arten, ab der Änderung: Was eine Priorität hat, behält sie, bis es neu bewertet wird.</translation>
    </message>
</context>
<context>
    <name>homeport::KeyHint</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Einfg</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
</context>
<context>
    <name>homeport::KeySettings</name>
    <message>
        <source>Set</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Usual key</source>
        <translation>Übliche Taste</translation>
    </message>
    <message>
        <source>Find an act</source>
        <translation>Eine Handlung suchen</translation>
    </message>
    <message>
        <source>Acts and their keys</source>
        <translation>Handlungen und ihre Tasten</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>Choose an act, press Enter, and then the keys it shall have from now on.</source>
        <translation>Wählen Sie eine Handlung, drücken Sie die Eingabetaste und dann die Tasten, die sie künftig haben soll.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>“%1” has %2 already; taken over, it has it no longer.</source>
        <translation>„%1“ hat schon %2; wird die Taste übernommen, hat es sie nicht mehr.</translation>
    </message>
    <message>
        <source>“%1” has no key now.</source>
        <translation>„%1“ hat jetzt keine Taste.</translation>
    </message>
    <message>
        <source>“%1” has %2 now.</source>
        <translation>„%1“ hat jetzt %2.</translation>
    </message>
</context>
<context>
    <name>homeport::KeyWords</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Zugewiesen</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Bearbeitung</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Pending approval</source>
        <translation>Wartet auf Genehmigung</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Logged</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>Investigating</source>
        <translation>In Untersuchung</translation>
    </message>
    <message>
        <source>Diagnosed</source>
        <translation>Diagnostiziert</translation>
    </message>
    <message>
        <source>Solution identified</source>
        <translation>Lösung gefunden</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Unter Beobachtung</translation>
    </message>
    <message>
        <source>Implemented</source>
        <translation>Umgesetzt</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Fulfilled</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Waiting for the requester</source>
        <translation>Wartet auf den Melder</translation>
    </message>
    <message>
        <source>Waiting for a supplier</source>
        <translation>Wartet auf einen Lieferanten</translation>
    </message>
    <message>
        <source>Waiting for a change</source>
        <translation>Wartet auf eine Änderung</translation>
    </message>
    <message>
        <source>Waiting for a problem</source>
        <translation>Wartet auf ein Problem</translation>
    </message>
    <message>
        <source>Waiting for fulfilment</source>
        <translation>Wartet auf Erfüllung</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Wartet auf Genehmigung</translation>
    </message>
    <message>
        <source>Planned for later</source>
        <translation>Für später geplant</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Ein anderer Grund</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Raised in error</source>
        <translation>Irrtümlich gemeldet</translation>
    </message>
    <message>
        <source>Withdrawn by the requester</source>
        <translation>Vom Melder zurückgezogen</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Überholt</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>Umgewandelt</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Behoben</translation>
    </message>
    <message>
        <source>Workaround applied</source>
        <translation>Umgehung eingerichtet</translation>
    </message>
    <message>
        <source>Explained to the requester</source>
        <translation>Dem Melder erklärt</translation>
    </message>
    <message>
        <source>No fault found</source>
        <translation>Kein Fehler gefunden</translation>
    </message>
    <message>
        <source>Not reproducible</source>
        <translation>Nicht nachstellbar</translation>
    </message>
    <message>
        <source>Resolved by a change</source>
        <translation>Durch eine Änderung gelöst</translation>
    </message>
    <message>
        <source>Resolved with its parent</source>
        <translation>Mit dem übergeordneten Ticket gelöst</translation>
    </message>
    <message>
        <source>Resolved by a third party</source>
        <translation>Durch Dritte gelöst</translation>
    </message>
    <message>
        <source>Resolved by itself</source>
        <translation>Von selbst gelöst</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>P1 Critical</source>
        <translation>P1 Kritisch</translation>
    </message>
    <message>
        <source>P2 High</source>
        <translation>P2 Hoch</translation>
    </message>
    <message>
        <source>P3 Medium</source>
        <translation>P3 Mittel</translation>
    </message>
    <message>
        <source>P4 Low</source>
        <translation>P4 Niedrig</translation>
    </message>
    <message>
        <source>P%1</source>
        <translation>P%1</translation>
    </message>
    <message>
        <source>High</source>
        <comment>impact or urgency</comment>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>impact or urgency</comment>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>impact or urgency</comment>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Administrative</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Jede</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Note to an approval</source>
        <translation>Notiz zu einer Genehmigung</translation>
    </message>
    <message>
        <source>Preparing an approval</source>
        <translation>Genehmigung vorbereiten</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Gefährdet</translation>
    </message>
    <message>
        <source>Closed after the wait</source>
        <translation>Nach der Wartezeit geschlossen</translation>
    </message>
    <message>
        <source>Back-out</source>
        <translation>Rückbau</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Blocked by</source>
        <translation>Blockiert von</translation>
    </message>
    <message>
        <source>Given by the category</source>
        <translation>Von der Kategorie vorgegeben</translation>
    </message>
    <message>
        <source>Caused by</source>
        <translation>Verursacht von</translation>
    </message>
    <message>
        <source>Caused by a change</source>
        <translation>Durch eine Änderung verursacht</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Communication</source>
        <translation>Mitteilung</translation>
    </message>
    <message>
        <source>Confirmed by the requester</source>
        <translation>Vom Melder bestätigt</translation>
    </message>
    <message>
        <source>Converted to</source>
        <translation>Umgewandelt in</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Beeinträchtigt</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>No longer escalated</source>
        <translation>Nicht mehr eskaliert</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikat von</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>E-mail received</source>
        <translation>E-Mail erhalten</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Misslungen</translation>
    </message>
    <message>
        <source>Visit on site</source>
        <translation>Besuch vor Ort</translation>
    </message>
    <message>
        <source>Fixed by</source>
        <translation>Behoben durch</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Nacharbeit</translation>
    </message>
    <message>
        <source>Follow-up of</source>
        <translation>Folge von</translation>
    </message>
    <message>
        <source>Was the assignee</source>
        <translation>War zuständig</translation>
    </message>
    <message>
        <source>Fulfilment</source>
        <translation>Erfüllung</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Implementation</source>
        <translation>Umsetzung</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>Investigation</source>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Formatted text</source>
        <translation>Formatierter Text</translation>
    </message>
    <message>
        <source>From the matrix</source>
        <translation>Aus der Matrix</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Was mentioned</source>
        <translation>Wurde erwähnt</translation>
    </message>
    <message>
        <source>The requester did not answer</source>
        <translation>Der Melder hat nicht geantwortet</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Reported the parent</source>
        <translation>Hat das übergeordnete Ticket gemeldet</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Set by a person</source>
        <translation>Von einer Person gesetzt</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Einfacher Text</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Öffentlich</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Relates to</source>
        <translation>Hat zu tun mit</translation>
    </message>
    <message>
        <source>Is the requester</source>
        <translation>Ist der Melder</translation>
    </message>
    <message>
        <source>Requires</source>
        <translation>Braucht</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Lösung</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>Vertraulich</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Service request</source>
        <translation>Serviceanfrage</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Homeport</source>
        <translation>Homeport</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>Anfahrt</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>Nicht verfügbar</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>Persönlich</translation>
    </message>
    <message>
        <source>From the weighted score</source>
        <translation>Aus der gewichteten Punktzahl</translation>
    </message>
    <message>
        <source>Work note</source>
        <translation>Arbeitsnotiz</translation>
    </message>
    <message>
        <source>is caused by</source>
        <translation>wird verursacht von</translation>
    </message>
    <message>
        <source>causes</source>
        <translation>verursacht</translation>
    </message>
    <message>
        <source>was caused by</source>
        <translation>wurde verursacht von</translation>
    </message>
    <message>
        <source>caused</source>
        <translation>verursachte</translation>
    </message>
    <message>
        <source>is fixed by</source>
        <translation>wird behoben durch</translation>
    </message>
    <message>
        <source>fixes</source>
        <translation>behebt</translation>
    </message>
    <message>
        <source>requires</source>
        <translation>braucht</translation>
    </message>
    <message>
        <source>is required by</source>
        <translation>wird gebraucht von</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>ist ein Duplikat von</translation>
    </message>
    <message>
        <source>has the duplicate</source>
        <translation>hat als Duplikat</translation>
    </message>
    <message>
        <source>relates to</source>
        <translation>hat zu tun mit</translation>
    </message>
    <message>
        <source>follows up</source>
        <translation>folgt auf</translation>
    </message>
    <message>
        <source>is followed up by</source>
        <translation>hat als Folge</translation>
    </message>
    <message>
        <source>was converted to</source>
        <translation>wurde umgewandelt in</translation>
    </message>
    <message>
        <source>was converted from</source>
        <translation>wurde umgewandelt aus</translation>
    </message>
    <message>
        <source>is blocked by</source>
        <translation>wird blockiert von</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Notfall</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Fixed by a change</source>
        <translation>Durch eine Änderung behoben</translation>
    </message>
    <message>
        <source>Fixed without a change</source>
        <translation>Ohne Änderung behoben</translation>
    </message>
    <message>
        <source>Hardware failure</source>
        <translation>Hardwareausfall</translation>
    </message>
    <message>
        <source>Human error</source>
        <translation>Menschlicher Fehler</translation>
    </message>
    <message>
        <source>Major incident</source>
        <translation>Schwere Störung</translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation>Minimal</translation>
    </message>
    <message>
        <source>No longer relevant</source>
        <translation>Nicht mehr von Belang</translation>
    </message>
    <message>
        <source>Not required</source>
        <translation>Nicht erforderlich</translation>
    </message>
    <message>
        <source>Proactive</source>
        <translation>Vorbeugend</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>After incidents</source>
        <translation>Nach Störungen</translation>
    </message>
    <message>
        <source>Risk accepted</source>
        <translation>Risiko getragen</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Software defect</source>
        <translation>Softwarefehler</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Successful</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Successful with issues</source>
        <translation>Erfolgreich mit Mängeln</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Dritte</translation>
    </message>
    <message>
        <source>Fixed by a third party</source>
        <translation>Von Dritten behoben</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>A change that failed</source>
        <translation>Eine misslungene Änderung</translation>
    </message>
    <message>
        <source>Given to the wrong team</source>
        <translation>An das falsche Team gegeben</translation>
    </message>
    <message>
        <source>Delay by the requester</source>
        <translation>Verzug beim Melder</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Reaktion</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Zwischenstand</translation>
    </message>
</context>
<context>
    <name>homeport::KindFields</name>
    <message>
        <source>Requested for</source>
        <translation>Angefordert für</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Genehmigung</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Why rejected</source>
        <translation>Warum abgelehnt</translation>
    </message>
    <message>
        <source>Fulfilled</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Detection</source>
        <translation>Erkannt durch</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Symptoms</source>
        <translation>Symptome</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>First incident</source>
        <translation>Erste Störung</translation>
    </message>
    <message>
        <source>Last incident</source>
        <translation>Letzte Störung</translation>
    </message>
    <message>
        <source>Identified</source>
        <translation>Erkannt</translation>
    </message>
    <message>
        <source>Kind of cause</source>
        <translation>Art der Ursache</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>Grundursache</translation>
    </message>
    <message>
        <source>Workaround</source>
        <translation>Umgehung</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>Lösung</translation>
    </message>
    <message>
        <source>Watched until</source>
        <translation>Beobachtet bis</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>Nächste Prüfung</translation>
    </message>
    <message>
        <source>Solved by</source>
        <translation>Gelöst durch</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Implementer</source>
        <translation>Ausführend</translation>
    </message>
    <message>
        <source>Planned start</source>
        <translation>Beginn geplant</translation>
    </message>
    <message>
        <source>Planned end</source>
        <translation>Ende geplant</translation>
    </message>
    <message>
        <source>Back-out until</source>
        <translation>Rückbau bis</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Ausfallzeit</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>Risiken</translation>
    </message>
    <message>
        <source>Against them</source>
        <translation>Was dagegen hilft</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Test plan</source>
        <translation>Testplan</translation>
    </message>
    <message>
        <source>Back-out plan</source>
        <translation>Rückbauplan</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Back-out started</source>
        <translation>Rückbau begonnen</translation>
    </message>
    <message>
        <source>Back-out ended</source>
        <translation>Rückbau beendet</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Notes on it</source>
        <translation>Anmerkungen dazu</translation>
    </message>
    <message>
        <source>Test results</source>
        <translation>Testergebnisse</translation>
    </message>
    <message>
        <source>Carried out without approval in time</source>
        <translation>Ohne rechtzeitige Genehmigung ausgeführt</translation>
    </message>
    <message>
        <source>Collision waived</source>
        <translation>Kollision hingenommen</translation>
    </message>
    <message>
        <source>Blackout waived</source>
        <translation>Sperrzeit hingenommen</translation>
    </message>
</context>
<context>
    <name>homeport::Ledger</name>
    <message>
        <source>%1 of %2</source>
        <comment>time counted, target</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The target of %1 was exceeded at %2. %3.</source>
        <comment>time, moment, state</comment>
        <translation>Das Ziel von %1 wurde am %2 überschritten. %3.</translation>
    </message>
    <message>
        <source>Policy %1 as of %2, calendar %3 as of %4, zone data %5. Times are local.</source>
        <translation>Vereinbarung %1 vom Stand %2, Kalender %3 vom Stand %4, Zeitzonendaten %5. Alle Zeiten sind Ortszeit.</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <comment>running, a calendar</comment>
        <translation>%1, nach %2</translation>
    </message>
    <message>
        <source>new target: %1 → %2</source>
        <translation>neues Ziel: %1 → %2</translation>
    </message>
    <message>
        <source>measured anew: another policy or calendar</source>
        <translation>neu bemessen: andere Vereinbarung oder anderer Kalender</translation>
    </message>
    <message>
        <source>worked out anew</source>
        <translation>neu berechnet</translation>
    </message>
    <message>
        <source>the target is exceeded</source>
        <translation>das Ziel ist überschritten</translation>
    </message>
    <message>
        <source>%1 % of the target</source>
        <translation>%1 % des Ziels</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>team or supplier, metric</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, round %2</source>
        <translation>%1, Runde %2</translation>
    </message>
    <message>
        <source>Does not count any more</source>
        <translation>Zählt nicht mehr</translation>
    </message>
    <message>
        <source>Met: %1 of %2</source>
        <comment>time counted, target</comment>
        <translation>Erfüllt: %1 von %2</translation>
    </message>
    <message>
        <source>Missed by %1</source>
        <translation>Verfehlt um %1</translation>
    </message>
    <message>
        <source>Breached by %1</source>
        <translation>Überschritten um %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Paused, %1</source>
        <comment>12 min left</comment>
        <translation>Angehalten, %1</translation>
    </message>
    <message>
        <source>Closed now, %1</source>
        <comment>the calendar; 12 min left</comment>
        <translation>Jetzt geschlossen, %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date without year</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>acknowledged by %1: %2</source>
        <comment>the breach; person, cause</comment>
        <translation>zur Kenntnis genommen von %1: %2</translation>
    </message>
    <message>
        <source>voided by %1, does not count for compliance: %2</source>
        <comment>the breach; person, reason</comment>
        <translation>aufgehoben von %1, zählt nicht für die Einhaltung: %2</translation>
    </message>
    <message>
        <source>Void, missed by %1</source>
        <translation>Aufgehoben, verfehlt um %1</translation>
    </message>
    <message>
        <source>Void, breached by %1</source>
        <translation>Aufgehoben, überschritten um %1</translation>
    </message>
</context>
<context>
    <name>homeport::LedgerView</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Which clock</source>
        <translation>Welche Uhr</translation>
    </message>
    <message>
        <source>What counted and what did not</source>
        <translation>Was gezählt hat und was nicht</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>Fällig %1</translation>
    </message>
    <message>
        <source>Total: %1</source>
        <translation>Summe: %1</translation>
    </message>
</context>
<context>
    <name>homeport::LinkChoices</name>
    <message>
        <source>is a duplicate, and ends with this</source>
        <translation>ist ein Duplikat und endet damit</translation>
    </message>
    <message>
        <source>is part of</source>
        <translation>ist Teil von</translation>
    </message>
</context>
<context>
    <name>homeport::LinkQuestion</name>
    <message>
        <source>Open a page of %1?</source>
        <comment>a host</comment>
        <translation>Eine Seite von %1 öffnen?</translation>
    </message>
    <message>
        <source>The address stands in a message; anyone can write there.</source>
        <translation>Die Adresse steht in einer Nachricht; dort kann jeder schreiben.</translation>
    </message>
    <message>
        <source>Write to %1?</source>
        <comment>an e-mail address</comment>
        <translation>An %1 schreiben?</translation>
    </message>
    <message>
        <source>Open in the mail program</source>
        <translation>Im Mailprogramm öffnen</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation>Nicht öffnen</translation>
    </message>
</context>
<context>
    <name>homeport::LocationsPart</name>
    <message>
        <source>Locations</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>New location</source>
        <translation>Neuer Standort</translation>
    </message>
    <message>
        <source>There are no locations yet.</source>
        <translation>Es gibt noch keine Standorte.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Anschrift</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>Liegt in</translation>
    </message>
    <message>
        <source>Nothing around it</source>
        <translation>Nichts darum herum</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>That of the organization</source>
        <translation>Die der Organisation</translation>
    </message>
    <message>
        <source>made the location %1</source>
        <translation>Standort %1 angelegt</translation>
    </message>
    <message>
        <source>changed the location %1</source>
        <translation>Standort %1 geändert</translation>
    </message>
    <message>
        <source>deleted the location %1</source>
        <translation>Standort %1 gelöscht</translation>
    </message>
</context>
<context>
    <name>homeport::LockPage</name>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>Jemand anders</translation>
    </message>
    <message>
        <source>This window is locked. What you were writing is still there.</source>
        <translation>Dieses Fenster ist gesperrt. Was Sie geschrieben haben, ist noch da.</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation>Wird entsperrt …</translation>
    </message>
</context>
<context>
    <name>homeport::MainWindow</name>
    <message>
        <source>%1 – %2</source>
        <comment>what a window shows, and which desk</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>what a window shows, and the product</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Homeport</source>
        <translation>Homeport</translation>
    </message>
    <message>
        <source>You have been signed in for a whole day&apos;s work. Please type your password again.</source>
        <translation>Sie sind seit einem ganzen Arbeitstag angemeldet. Bitte geben Sie Ihr Passwort noch einmal ein.</translation>
    </message>
    <message>
        <source>Stop it and sign out</source>
        <translation>Anhalten und abmelden</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
    <message>
        <source>Something is under way here that would end half way. Unlock the window to let it end or to stop it.</source>
        <translation>Hier ist etwas im Gang, das auf halbem Weg enden würde. Entsperren Sie das Fenster, um es zu Ende gehen zu lassen oder anzuhalten.</translation>
    </message>
</context>
<context>
    <name>homeport::MessageForm</name>
    <message>
        <source>Correct your note</source>
        <translation>Ihre Notiz berichtigen</translation>
    </message>
    <message>
        <source>Correct your reply</source>
        <translation>Ihre Antwort berichtigen</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>What it said before stays in the history.</source>
        <translation>Was vorher dastand, bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>corrected a message in %1</source>
        <translation>Nachricht in %1 berichtigt</translation>
    </message>
</context>
<context>
    <name>homeport::MessageLine</name>
    <message>
        <source>%1 · internal note</source>
        <translation>%1 · interne Notiz</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more characters</source>
        <translation>
            <numerusform>%n weiteres Zeichen zeigen</numerusform>
            <numerusform>%n weitere Zeichen zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · by e-mail</source>
        <comment>when it was said</comment>
        <translation>%1 · per E-Mail</translation>
    </message>
    <message>
        <source>%1 · said on the ticket this one is part of</source>
        <translation>%1 · gesagt im Ticket, zu dem dieses gehört</translation>
    </message>
    <message numerus="yes">
        <source>%n quoted line(s)</source>
        <translation>
            <numerusform>%n zitierte Zeile</numerusform>
            <numerusform>%n zitierte Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · edited %2</source>
        <comment>when it was said, and when corrected</comment>
        <translation>%1 · bearbeitet %2</translation>
    </message>
</context>
<context>
    <name>homeport::MessageStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>homeport::MomentField</name>
    <message>
        <source>tomorrow 9:00, Friday, 27.11. 14:00, +3d</source>
        <translation>morgen 9:00, Freitag, 27.11. 14:00, +3d</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Pick the day from a calendar</source>
        <translation>Tag im Kalender wählen</translation>
    </message>
    <message>
        <source>No end is planned.</source>
        <translation>Kein Ende ist geplant.</translation>
    </message>
    <message>
        <source>That is not a date yet.</source>
        <translation>Das ist noch kein Datum.</translation>
    </message>
    <message>
        <source>yesterday 16:00, Friday, 27.11. 14:00, 2h</source>
        <translation>gestern 16:00, Freitag, 27.11. 14:00, 2h</translation>
    </message>
</context>
<context>
    <name>homeport::MomentText</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>morgen</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
</context>
<context>
    <name>homeport::NavList</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>homeport::NewDeskForm</name>
    <message>
        <source>Please fill in every field.</source>
        <translation>Bitte füllen Sie jedes Feld aus.</translation>
    </message>
    <message>
        <source>That password is too easy to guess. Take a longer one, for example four words.</source>
        <translation>Dieses Passwort ist zu leicht zu erraten. Nehmen Sie ein längeres, zum Beispiel vier Wörter.</translation>
    </message>
    <message>
        <source>New desk</source>
        <translation>Neuer Desk</translation>
    </message>
    <message>
        <source>&amp;Organization</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>&amp;Time zone</source>
        <translation>&amp;Zeitzone</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Ihr Name</translation>
    </message>
    <message>
        <source>&amp;Sign-in name</source>
        <translation>An&amp;meldename</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Or an empty PostgreSQL database: postgresql://name@server/database</source>
        <translation>Oder eine leere PostgreSQL-Datenbank: postgresql://name@server/datenbank</translation>
    </message>
    <message>
        <source>Set up for you</source>
        <translation>Für Sie eingerichtet</translation>
    </message>
    <message>
        <source>Roles with rights that fit a small team</source>
        <translation>Rollen mit Rechten, die zu einem kleinen Team passen</translation>
    </message>
    <message>
        <source>Priority matrix, impact × urgency</source>
        <translation>Prioritätsmatrix, Auswirkung × Dringlichkeit</translation>
    </message>
    <message>
        <source>Business, extended and 24×7 calendars</source>
        <translation>Kalender: Geschäftszeit, erweitert und 24×7</translation>
    </message>
    <message>
        <source>Service levels with sensible targets</source>
        <translation>Service-Levels mit vernünftigen Zielen</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Starter teams</source>
        <translation>Teams für den Anfang</translation>
    </message>
    <message>
        <source>Everything can be changed later. The file itself is not encrypted: use disk encryption on laptops.</source>
        <translation>Alles lässt sich später ändern. Die Datei selbst ist nicht verschlüsselt: Verschlüsseln Sie auf Laptops die Festplatte.</translation>
    </message>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n Zeichen</numerusform>
            <numerusform>%n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>at least 15 characters</source>
        <translation>mindestens 15 Zeichen</translation>
    </message>
    <message>
        <source>too short · %1</source>
        <translation>zu kurz · %1</translation>
    </message>
    <message>
        <source>too common</source>
        <translation>zu verbreitet</translation>
    </message>
    <message>
        <source>contains a name</source>
        <translation>enthält einen Namen</translation>
    </message>
    <message>
        <source>easy to guess</source>
        <translation>leicht zu erraten</translation>
    </message>
    <message>
        <source>fair · %1</source>
        <translation>mittel · %1</translation>
    </message>
    <message>
        <source>strong · %1</source>
        <translation>stark · %1</translation>
    </message>
    <message>
        <source>%1 now</source>
        <comment>the time in a zone</comment>
        <translation>jetzt %1</translation>
    </message>
</context>
<context>
    <name>homeport::NewIncidentDialog</name>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>Neue Störung</translation>
    </message>
    <message>
        <source>Follow-up of %1, which stays closed</source>
        <translation>Folgestörung zu %1 (bleibt geschlossen)</translation>
    </message>
    <message>
        <source>Create another</source>
        <translation>Weitere anlegen</translation>
    </message>
    <message>
        <source>Create and resolve</source>
        <translation>Anlegen und lösen</translation>
    </message>
    <message>
        <source>%1 was created.</source>
        <translation>%1 wurde angelegt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a file, why it was not attached</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 was created, but not everything is attached.</source>
        <translation>%1 wurde angelegt, aber nicht alles ist angehängt.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <comment>a ticket</comment>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Open tickets that are likely about the same</source>
        <translation>Offene Tickets, in denen es vermutlich um dasselbe geht</translation>
    </message>
    <message numerus="yes">
        <source>%n similar ticket(s)</source>
        <translation>
            <numerusform>%n ähnliches Ticket</numerusform>
            <numerusform>%n ähnliche Tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::NewIncidentForm</name>
    <message>
        <source>Not yet known</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Nach Kategorie</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Noch niemand</translation>
    </message>
    <message>
        <source>Choose a person from the list.</source>
        <translation>Wählen Sie eine Person aus der Liste.</translation>
    </message>
    <message>
        <source>Say who reports it.</source>
        <translation>Sagen Sie, wer es meldet.</translation>
    </message>
    <message>
        <source>Say in a few words what happened.</source>
        <translation>Sagen Sie in wenigen Worten, was geschah.</translation>
    </message>
    <message>
        <source>Describe it: what was expected, what came instead.</source>
        <translation>Beschreiben Sie es: was erwartet wurde und was stattdessen kam.</translation>
    </message>
    <message>
        <source>&amp;Requester</source>
        <translation>&amp;Melder</translation>
    </message>
    <message>
        <source>&amp;What happened?</source>
        <translation>&amp;Was ist geschehen?</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Einzelheiten</translation>
    </message>
    <message>
        <source>from the matrix</source>
        <translation>aus der Matrix</translation>
    </message>
    <message>
        <source>from the weighted score</source>
        <translation>aus der gewichteten Punktzahl</translation>
    </message>
    <message>
        <source>from the category</source>
        <translation>aus der Kategorie</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>&amp;Number of people affected</source>
        <translation>A&amp;nzahl Betroffener</translation>
    </message>
    <message>
        <source>Securit&amp;y incident: only those in it may read</source>
        <translation>Sicherheitsvor&amp;fall: nur Beteiligte dürfen ihn lesen</translation>
    </message>
    <message>
        <source>&amp;How it came</source>
        <translation>Ein&amp;gang</translation>
    </message>
    <message>
        <source>Say impact and urgency, or choose a category that has a priority.</source>
        <translation>Geben Sie Auswirkung und Dringlichkeit an, oder wählen Sie eine Kategorie mit eigener Priorität.</translation>
    </message>
    <message>
        <source>&amp;Category</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>&amp;Service</translation>
    </message>
    <message>
        <source>&amp;Location</source>
        <translation>&amp;Ort</translation>
    </message>
    <message>
        <source>&amp;Impact</source>
        <translation>&amp;Auswirkung</translation>
    </message>
    <message>
        <source>&amp;Urgency</source>
        <translation>Dr&amp;inglichkeit</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>&amp;Team</source>
        <translation>&amp;Team</translation>
    </message>
    <message>
        <source>&amp;Assignee</source>
        <translation>&amp;Bearbeiter</translation>
    </message>
    <message>
        <source>That of the requester</source>
        <translation>Der des Melders</translation>
    </message>
    <message numerus="yes">
        <source>It brings %n task(s).</source>
        <translation>
            <numerusform>Sie bringt %n Aufgabe mit.</numerusform>
            <numerusform>Sie bringt %n Aufgaben mit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, as it is no longer in use: %1.</source>
        <comment>fields</comment>
        <translation>Weggelassen, weil nicht mehr in Gebrauch: %1.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Tem&amp;plate</source>
        <translation>&amp;Vorlage</translation>
    </message>
    <message>
        <source>Type part of a name</source>
        <translation>Teil des Namens eingeben</translation>
    </message>
    <message>
        <source>New person …</source>
        <translation>Neue Person …</translation>
    </message>
</context>
<context>
    <name>homeport::NewPersonForm</name>
    <message>
        <source>New person</source>
        <translation>Neue Person</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-Mail</translation>
    </message>
    <message>
        <source>&amp;Telephone</source>
        <translation>&amp;Telefon</translation>
    </message>
    <message>
        <source>They cannot sign in until they are given a password.</source>
        <translation>Anmelden kann sie sich erst mit einem Passwort, das ihr jemand gibt.</translation>
    </message>
    <message>
        <source>Say what they are called.</source>
        <translation>Sagen Sie, wie die Person heißt.</translation>
    </message>
</context>
<context>
    <name>homeport::NewTicketCard</name>
    <message>
        <source>Start over</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Entwurf gesichert</translation>
    </message>
    <message>
        <source>Begun earlier</source>
        <translation>Früher begonnen</translation>
    </message>
</context>
<context>
    <name>homeport::NewTicketDialog</name>
    <message>
        <source>New request</source>
        <translation>Neue Anfrage</translation>
    </message>
    <message>
        <source>New problem</source>
        <translation>Neues Problem</translation>
    </message>
    <message>
        <source>New change</source>
        <translation>Neue Änderung</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>Umwandeln</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Takes the place of %1, which is cancelled</source>
        <translation>Tritt an die Stelle von %1, das abgebrochen wird</translation>
    </message>
    <message>
        <source>Raised from %1, which goes on</source>
        <translation>Aus %1, das weiterläuft</translation>
    </message>
    <message>
        <source>%1 is no longer open, so nothing can come of it any more. What was written here is kept.</source>
        <translation>%1 ist nicht mehr offen, daraus kann nichts mehr werden. Was hier geschrieben steht, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Begun from %1</source>
        <comment>an incident that has ended</comment>
        <translation>Aus %1 begonnen</translation>
    </message>
    <message>
        <source>created %1</source>
        <translation>%1 angelegt</translation>
    </message>
    <message>
        <source>converted %1 to %2</source>
        <comment>an incident, a request</comment>
        <translation>%1 in %2 umgewandelt</translation>
    </message>
    <message>
        <source>raised %1 from %2</source>
        <comment>a problem or change, an incident</comment>
        <translation>%1 aus %2 eröffnet</translation>
    </message>
</context>
<context>
    <name>homeport::NewTicketForm</name>
    <message>
        <source>Not yet known</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>That of the requester</source>
        <translation>Der des Melders</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Ihr eigener</translation>
    </message>
    <message>
        <source>The requester</source>
        <translation>Der Melder</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>Bitte wählen</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Noch niemand</translation>
    </message>
    <message>
        <source>&amp;Requester</source>
        <translation>&amp;Melder</translation>
    </message>
    <message>
        <source>Requested &amp;for</source>
        <translation>Angefordert &amp;für</translation>
    </message>
    <message>
        <source>&amp;What is wanted?</source>
        <translation>&amp;Was wird gebraucht?</translation>
    </message>
    <message>
        <source>&amp;What goes wrong?</source>
        <translation>&amp;Was geht schief?</translation>
    </message>
    <message>
        <source>&amp;What is to change?</source>
        <translation>&amp;Was soll sich ändern?</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Einzelheiten</translation>
    </message>
    <message>
        <source>S&amp;ymptoms</source>
        <translation>S&amp;ymptome</translation>
    </message>
    <message>
        <source>&amp;Justification</source>
        <translation>&amp;Begründung</translation>
    </message>
    <message>
        <source>Det&amp;ection</source>
        <translation>Erkann&amp;t durch</translation>
    </message>
    <message>
        <source>&amp;Owner</source>
        <translation>&amp;Verantwortlich</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>A&amp;rt</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>&amp;Service</translation>
    </message>
    <message>
        <source>&amp;Category</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>&amp;Location</source>
        <translation>&amp;Ort</translation>
    </message>
    <message>
        <source>&amp;Impact</source>
        <translation>&amp;Auswirkung</translation>
    </message>
    <message>
        <source>&amp;Urgency</source>
        <translation>Dr&amp;inglichkeit</translation>
    </message>
    <message>
        <source>There is nothing yet that this person can request.</source>
        <translation>Es gibt noch nichts, was diese Person anfordern kann.</translation>
    </message>
    <message>
        <source>Choose a person from the list.</source>
        <translation>Wählen Sie eine Person aus der Liste.</translation>
    </message>
    <message>
        <source>Say in a few words what it is.</source>
        <translation>Sagen Sie in wenigen Worten, worum es geht.</translation>
    </message>
    <message>
        <source>Describe it, so that others know what is meant.</source>
        <translation>Beschreiben Sie es so, dass andere wissen, was gemeint ist.</translation>
    </message>
    <message>
        <source>Say how it was noticed.</source>
        <translation>Sagen Sie, wie es bemerkt wurde.</translation>
    </message>
    <message>
        <source>Choose a service from the list.</source>
        <translation>Wählen Sie einen Service aus der Liste.</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>Wählen Sie aus der Liste.</translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation>Service wählen</translation>
    </message>
    <message>
        <source>Standard changes follow a model, of which there are none yet.</source>
        <translation>Standardänderungen folgen einem Modell, und noch gibt es keines.</translation>
    </message>
    <message>
        <source>Type part of a name</source>
        <translation>Teil des Namens eingeben</translation>
    </message>
</context>
<context>
    <name>homeport::NumberOpener</name>
    <message>
        <source>There is no ticket %1, or it is not yours to see.</source>
        <translation>Es gibt kein Ticket %1, oder Sie dürfen es nicht sehen.</translation>
    </message>
</context>
<context>
    <name>homeport::OtherActs</name>
    <message>
        <source>%1 %2 at %3</source>
        <comment>who did what at a time</comment>
        <translation>%1 %2 um %3</translation>
    </message>
    <message>
        <source>: %1</source>
        <comment>the fields that changed</comment>
        <translation>: %1</translation>
    </message>
</context>
<context>
    <name>homeport::Palette</name>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>verlassen</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>New incident about “%1”</source>
        <translation>Neue Störung zu „%1“</translation>
    </message>
    <message>
        <source>Requester: %1</source>
        <translation>Melder: %1</translation>
    </message>
    <message>
        <source>Assignee: %1</source>
        <translation>Bearbeiter: %1</translation>
    </message>
    <message>
        <source>Description: %1</source>
        <translation>Beschreibung: %1</translation>
    </message>
    <message>
        <source>Comment: %1</source>
        <translation>Kommentar: %1</translation>
    </message>
    <message>
        <source>Internal note: %1</source>
        <translation>Interne Notiz: %1</translation>
    </message>
    <message>
        <source>Search tickets and people, or type a command</source>
        <translation>Tickets und Personen suchen oder Befehl eingeben</translation>
    </message>
    <message>
        <source>Search or command</source>
        <translation>Suche oder Befehl</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>homeport::PasswordCard</name>
    <message>
        <source>Change the password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Jetziges Passwort</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>Neues Passwort noch einmal</translation>
    </message>
    <message>
        <source>The new password was not typed twice alike.</source>
        <translation>Das neue Passwort wurde nicht zweimal gleich eingegeben.</translation>
    </message>
    <message>
        <source>The password is changed. Everywhere else you were signed in you have to sign in again.</source>
        <translation>Das Passwort ist geändert. Überall sonst, wo Sie angemeldet waren, müssen Sie sich neu anmelden.</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>zu kurz</translation>
    </message>
    <message>
        <source>too common</source>
        <translation>zu verbreitet</translation>
    </message>
    <message>
        <source>contains a name</source>
        <translation>enthält einen Namen</translation>
    </message>
    <message>
        <source>easy to guess</source>
        <translation>leicht zu erraten</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>brauchbar</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>stark</translation>
    </message>
    <message numerus="yes">
        <source>at least %n characters</source>
        <translation>
            <numerusform>mindestens %n Zeichen</numerusform>
            <numerusform>mindestens %n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>too few kinds of signs</source>
        <translation>zu wenige Arten von Zeichen</translation>
    </message>
</context>
<context>
    <name>homeport::PasswordWords</name>
    <message>
        <source>At least %1 characters, for example four words</source>
        <translation>Mindestens %1 Zeichen, zum Beispiel vier Wörter</translation>
    </message>
    <message>
        <source>small letters, capitals, digits and other signs in it</source>
        <translation>Kleinbuchstaben, Großbuchstaben, Ziffern und andere Zeichen darin</translation>
    </message>
    <message>
        <source>%1 kinds of signs in it, out of small letters, capitals, digits and others</source>
        <translation>%1 Arten von Zeichen darin, aus Kleinbuchstaben, Großbuchstaben, Ziffern und anderen</translation>
    </message>
    <message>
        <source>nothing common, no names and no repeats</source>
        <translation>nichts Häufiges, keine Namen und keine Wiederholungen</translation>
    </message>
    <message>
        <source>neither your present password nor one of the %1 before it</source>
        <translation>weder Ihr jetziges Passwort noch eines der %1 davor</translation>
    </message>
    <message>
        <source>neither your present password nor the one before it</source>
        <translation>weder Ihr jetziges Passwort noch das davor</translation>
    </message>
    <message>
        <source>not your present password</source>
        <translation>nicht Ihr jetziges Passwort</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>parts of a sentence</comment>
        <translation>%1.</translation>
    </message>
</context>
<context>
    <name>homeport::MyTasksPage</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>Meine Aufgaben</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>Mir zugewiesen</translation>
    </message>
    <message>
        <source>Of my teams</source>
        <translation>Meiner Teams</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <comment>a moment</comment>
        <translation>überfällig seit %1</translation>
    </message>
    <message>
        <source>planned for %1</source>
        <comment>a moment</comment>
        <translation>geplant für %1</translation>
    </message>
    <message>
        <source>You have no open tasks.</source>
        <translation>Sie haben keine offenen Aufgaben.</translation>
    </message>
    <message>
        <source>Your teams have no open tasks.</source>
        <translation>Ihre Teams haben keine offenen Aufgaben.</translation>
    </message>
    <message>
        <source>Only what is ready or in progress can be ticked off.</source>
        <translation>Nur was bereit oder in Arbeit ist, lässt sich abhaken.</translation>
    </message>
</context>
<context>
    <name>homeport::PersonPage</name>
    <message>
        <source>Open in the settings</source>
        <translation>In den Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Melder</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>This account is switched off.</source>
        <translation>Dieses Konto ist abgeschaltet.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobil</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Vorgesetzte Person</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Tickets: %1 open · %2 closed</source>
        <comment>how many</comment>
        <translation>Tickets: %1 offen · %2 geschlossen</translation>
    </message>
    <message>
        <source>There are no tickets for or with this person.</source>
        <translation>Für oder bei dieser Person gibt es keine Tickets.</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Fähigkeiten</translation>
    </message>
</context>
<context>
    <name>homeport::PoliciesPage</name>
    <message>
        <source>Policies</source>
        <translation>Vereinbarungen</translation>
    </message>
    <message>
        <source>New policy</source>
        <translation>Neue Vereinbarung</translation>
    </message>
    <message>
        <source>%1 (retired)</source>
        <translation>%1 (stillgelegt)</translation>
    </message>
    <message numerus="yes">
        <source>No policy matches %n open ticket(s), so no clock runs there.</source>
        <translation>
            <numerusform>Auf %n offenes Ticket passt keine Vereinbarung, also läuft dort keine Uhr.</numerusform>
            <numerusform>Auf %n offene Tickets passt keine Vereinbarung, also läuft dort keine Uhr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Without a policy</source>
        <translation>Ohne Vereinbarung</translation>
    </message>
</context>
<context>
    <name>homeport::PolicyConditions</name>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>T&amp;eam</source>
        <translation>T&amp;eam</translation>
    </message>
    <message>
        <source>S&amp;upplier</source>
        <translation>&amp;Lieferant</translation>
    </message>
    <message>
        <source>&amp;Agreed</source>
        <translation>&amp;Vereinbart</translation>
    </message>
    <message>
        <source>F&amp;or</source>
        <translation>F&amp;ür</translation>
    </message>
    <message>
        <source>&amp;Impact</source>
        <translation>&amp;Auswirkung</translation>
    </message>
    <message>
        <source>Ur&amp;gency</source>
        <translation>&amp;Dringlichkeit</translation>
    </message>
    <message>
        <source>Categor&amp;y</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>Ser&amp;vice</source>
        <translation>Serv&amp;ice</translation>
    </message>
    <message>
        <source>Re&amp;quester</source>
        <translation>&amp;Melder</translation>
    </message>
    <message>
        <source>&amp;Location</source>
        <translation>&amp;Standort</translation>
    </message>
    <message>
        <source>Section of the catalogue</source>
        <translation>Bereich des Katalogs</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
</context>
<context>
    <name>homeport::PolicyEditor</name>
    <message>
        <source>The default for these tickets</source>
        <translation>Der Standard für diese Tickets</translation>
    </message>
    <message>
        <source>Running clocks keep the version they began under; a ticket moves to the new one when it is prioritised or sorted anew.</source>
        <translation>Laufende Uhren behalten die Fassung, unter der sie begannen; ein Ticket wechselt zur neuen, wenn es neu priorisiert oder eingeordnet wird.</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>kein Ende</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Calendar</source>
        <translation>&amp;Kalender</translation>
    </message>
    <message>
        <source>Holds &amp;from</source>
        <translation>&amp;Gilt ab</translation>
    </message>
    <message>
        <source>un&amp;til</source>
        <translation>&amp;bis</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Which tickets</source>
        <translation>Welche Tickets</translation>
    </message>
    <message>
        <source>How the clock runs</source>
        <translation>Wie die Uhr läuft</translation>
    </message>
    <message>
        <source>New policy</source>
        <translation>Neue Vereinbarung</translation>
    </message>
    <message>
        <source>Choose names from the lists, or leave them empty.</source>
        <translation>Wählen Sie Namen aus den Listen, oder lassen Sie die Felder leer.</translation>
    </message>
    <message>
        <source>A target cannot be read. Write it like 30 min or 4 h.</source>
        <translation>Ein Ziel ist nicht lesbar. Schreiben Sie es so: 30 min oder 4 h.</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Fassung %1</translation>
    </message>
    <message>
        <source>%1, not in use</source>
        <translation>%1, nicht in Gebrauch</translation>
    </message>
    <message>
        <source>%1, in force</source>
        <translation>%1, in Kraft</translation>
    </message>
    <message>
        <source>%1, not in force today</source>
        <translation>%1, heute nicht in Kraft</translation>
    </message>
    <message>
        <source>No ticket is measured by a new policy yet.</source>
        <translation>Nach einer neuen Vereinbarung wird noch kein Ticket gemessen.</translation>
    </message>
    <message>
        <source>made the policy %1</source>
        <translation>die Vereinbarung %1 angelegt</translation>
    </message>
    <message>
        <source>edited the policy %1</source>
        <translation>die Vereinbarung %1 geändert</translation>
    </message>
    <message>
        <source>brought back the policy %1</source>
        <translation>die Vereinbarung %1 wieder in Gebrauch genommen</translation>
    </message>
    <message>
        <source>retired the policy %1</source>
        <translation>die Vereinbarung %1 stillgelegt</translation>
    </message>
</context>
<context>
    <name>homeport::PolicyRunning</name>
    <message>
        <source>&amp;Starts</source>
        <translation>&amp;Beginnt</translation>
    </message>
    <message>
        <source>When the priority changes it</source>
        <translation>Bei neuer Priorität</translation>
    </message>
    <message>
        <source>When reopened it</source>
        <translation>Beim Wiedereröffnen</translation>
    </message>
    <message>
        <source>&amp;Precedence</source>
        <translation>&amp;Vorrang</translation>
    </message>
    <message>
        <source>It stands still while the ticket is on hold for</source>
        <translation>Sie steht still, solange das Ticket wartet:</translation>
    </message>
    <message>
        <source>while approval is pending</source>
        <translation>solange eine Genehmigung aussteht</translation>
    </message>
</context>
<context>
    <name>homeport::PreviewCard</name>
    <message>
        <source>Next deadlines</source>
        <translation>Nächste Fristen</translation>
    </message>
    <message>
        <source>Next deadlines, before and after</source>
        <translation>Nächste Fristen, vorher und nachher</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>No open ticket is measured by it.</source>
        <translation>Kein offenes Ticket wird danach gemessen.</translation>
    </message>
    <message numerus="yes">
        <source>%n open ticket(s) are measured by it.</source>
        <translation>
            <numerusform>%n offenes Ticket wird danach gemessen.</numerusform>
            <numerusform>%n offene Tickets werden danach gemessen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the %1 of %2 open tickets that are due next were looked at.</source>
        <translation>Angesehen wurden nur die %1 von %2 offenen Tickets, die als Nächste fällig sind.</translation>
    </message>
    <message>
        <source>no target</source>
        <translation>kein Ziel</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>unverändert</translation>
    </message>
</context>
<context>
    <name>homeport::PrioritiesPart</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation>Prioritäten</translation>
    </message>
    <message>
        <source>The matrix of impact and urgency</source>
        <translation>Die Matrix aus Auswirkung und Dringlichkeit</translation>
    </message>
    <message>
        <source>All tickets</source>
        <translation>Alle Tickets</translation>
    </message>
    <message>
        <source>From the change on: open tickets keep their priority, and what was promised for it, until they are rated anew.</source>
        <translation>Ab der Änderung: Offene Tickets behalten ihre Priorität und was für sie zugesagt ist, bis sie neu bewertet werden.</translation>
    </message>
    <message>
        <source>Arrows move, 1 to 4 choose a priority and Enter offers them. Delete has a kind follow the priority for all tickets again.</source>
        <translation>Pfeiltasten bewegen, 1 bis 4 wählen eine Priorität, und Eingabe bietet sie an. Mit Entf folgt eine Art wieder der Priorität für alle Tickets.</translation>
    </message>
    <message>
        <source>Those who administer incidents for the whole organization can change it.</source>
        <translation>Ändern kann sie, wer Störungen für die ganze Organisation verwaltet.</translation>
    </message>
    <message>
        <source>Priorities of</source>
        <translation>Prioritäten für</translation>
    </message>
    <message>
        <source>Not saved yet; kept as a draft</source>
        <translation>Noch nicht gespeichert; als Entwurf bewahrt</translation>
    </message>
    <message>
        <source>Priorities follow from the weighted score now, and the matrix is not asked: see the settings of incidents.</source>
        <translation>Prioritäten ergeben sich zurzeit aus der gewichteten Punktzahl, und die Matrix wird nicht befragt: siehe die Einstellungen zu Störungen.</translation>
    </message>
    <message>
        <source>The more urgent of the matrix and the weighted score counts now: see the settings of incidents.</source>
        <translation>Zurzeit zählt das Dringendere aus Matrix und gewichteter Punktzahl: siehe die Einstellungen zu Störungen.</translation>
    </message>
    <message>
        <source>changed the priority matrix</source>
        <translation>Prioritätsmatrix geändert</translation>
    </message>
    <message>
        <source>There is no priority yet for impact %1 and urgency %2. Choose one to save the matrix.</source>
        <translation>Für Auswirkung %1 und Dringlichkeit %2 gibt es noch keine Priorität. Wählen Sie eine, um die Matrix zu speichern.</translation>
    </message>
</context>
<context>
    <name>homeport::PriorityTable</name>
    <message>
        <source>Priority by impact and urgency</source>
        <translation>Priorität nach Auswirkung und Dringlichkeit</translation>
    </message>
    <message>
        <source>Urgency: %1</source>
        <translation>Dringlichkeit: %1</translation>
    </message>
    <message>
        <source>Impact: %1</source>
        <translation>Auswirkung: %1</translation>
    </message>
    <message>
        <source>Missing</source>
        <comment>a priority</comment>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>as for all</source>
        <comment>tickets</comment>
        <translation>wie für alle</translation>
    </message>
    <message>
        <source>was %1</source>
        <comment>a priority</comment>
        <translation>war %1</translation>
    </message>
    <message>
        <source>Impact %1, urgency %2: %3</source>
        <translation>Auswirkung %1, Dringlichkeit %2: %3</translation>
    </message>
    <message>
        <source>As for all tickets</source>
        <translation>Wie für alle Tickets</translation>
    </message>
</context>
<context>
    <name>homeport::ProfilePart</name>
    <message>
        <source>Name and defaults</source>
        <translation>Name und Vorgaben</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Arbeitszeiten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Three letters, such as EUR</source>
        <translation>Drei Buchstaben, etwa EUR</translation>
    </message>
    <message>
        <source>New accounts begin with this language and time zone. What is resolved closes by these working hours where no agreement names others.</source>
        <translation>Neue Konten beginnen mit dieser Sprache und Zeitzone. Was gelöst ist, schließt nach diesen Arbeitszeiten, wo keine Vereinbarung andere nennt.</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Anschrift</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Two letters, such as NO</source>
        <translation>Zwei Buchstaben, etwa NO</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Of its e-mail addresses, such as example.org</source>
        <translation>Ihrer E-Mail-Adressen, etwa example.org</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>changed the data of the organization</source>
        <translation>Daten der Organisation geändert</translation>
    </message>
</context>
<context>
    <name>homeport::ProofCard</name>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Your password once more</source>
        <translation>Ihr Passwort noch einmal</translation>
    </message>
    <message>
        <source>It was typed some time ago, and this is only for you to do.</source>
        <translation>Es wurde vor einiger Zeit eingegeben, und dies dürfen nur Sie selbst tun.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
</context>
<context>
    <name>homeport::PropertyPanel</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Melder</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Einordnung</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Auswirkung</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Zeitpunkte</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Gemeldet</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Solved by</source>
        <translation>Gelöst durch</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>Lösung</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>noch niemand</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>Wählen Sie aus der Liste.</translation>
    </message>
    <message>
        <source>changed %1 of %2</source>
        <comment>a field, a ticket</comment>
        <translation>%1 von %2 geändert</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>an empty value</comment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 changed this to %2 at %3; you chose %4.</source>
        <translation>%1 hat dies um %3 auf %2 geändert; Sie haben %4 gewählt.</translation>
    </message>
    <message>
        <source>Type part of a name</source>
        <translation>Teil des Namens eingeben</translation>
    </message>
    <message>
        <source>Contact e-mail</source>
        <translation>Kontakt-E-Mail</translation>
    </message>
    <message>
        <source>Contact phone</source>
        <translation>Kontakttelefon</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>People affected</source>
        <translation>Betroffene</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Kritikalität</translation>
    </message>
    <message>
        <source>Visible to</source>
        <translation>Sichtbar für</translation>
    </message>
    <message>
        <source>Security incident</source>
        <translation>Sicherheitsvorfall</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Personendaten</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>Gewünscht bis</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>Bemerkt</translation>
    </message>
    <message>
        <source>Outage from</source>
        <translation>Ausfall ab</translation>
    </message>
    <message>
        <source>Outage until</source>
        <translation>Ausfall bis</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Workaround used</source>
        <translation>Umgehung genutzt</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Weitere Felder</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>Weniger Felder</translation>
    </message>
    <message>
        <source>Type a date, such as &quot;tomorrow 9:00&quot;, or pick one.</source>
        <translation>Geben Sie ein Datum ein, etwa „morgen 9:00“, oder wählen Sie eines.</translation>
    </message>
    <message>
        <source>Type a number.</source>
        <translation>Geben Sie eine Zahl ein.</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Reassigned</source>
        <translation>Neu zugewiesen</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>Eingang über</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>Erste Antwort</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Wiedereröffnet</translation>
    </message>
    <message>
        <source>%1, set by hand</source>
        <comment>a priority</comment>
        <translation>%1, von Hand gesetzt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who set it, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Calculated: %1</source>
        <comment>a priority</comment>
        <translation>Berechnet: %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a moment</comment>
        <translation>seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n Mal</numerusform>
            <numerusform>%n Mal</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes the suggestion over</source>
        <translation>Übernimmt den Vorschlag</translation>
    </message>
    <message>
        <source>criticality: %1</source>
        <translation>Kritikalität: %1</translation>
    </message>
    <message>
        <source>wanted by %1</source>
        <translation>gewünscht bis %1</translation>
    </message>
    <message>
        <source>Suggested: %1 (%2)</source>
        <comment>a level, why</comment>
        <translation>Vorschlag: %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Their other tickets</source>
        <translation>Weitere Tickets</translation>
    </message>
    <message>
        <source>%1 open · %2 closed</source>
        <comment>tickets of a person</comment>
        <translation>%1 offen · %2 abgeschlossen</translation>
    </message>
</context>
<context>
    <name>homeport::QueueColumns</name>
    <message>
        <source>The usual columns</source>
        <translation>Die üblichen Spalten</translation>
    </message>
</context>
<context>
    <name>homeport::QueueMarking</name>
    <message>
        <source>Next ticket in the list</source>
        <translation>Nächstes Ticket der Liste</translation>
    </message>
    <message>
        <source>Previous ticket in the list</source>
        <translation>Voriges Ticket der Liste</translation>
    </message>
    <message>
        <source>Mark the ticket</source>
        <translation>Das Ticket markieren</translation>
    </message>
    <message>
        <source>Mark this ticket and the next</source>
        <translation>Dieses Ticket und das nächste markieren</translation>
    </message>
    <message>
        <source>Mark this ticket and the one above</source>
        <translation>Dieses Ticket und das darüber markieren</translation>
    </message>
    <message>
        <source>Mark all tickets of the list</source>
        <translation>Alle Tickets der Liste markieren</translation>
    </message>
</context>
<context>
    <name>homeport::QueueModel</name>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>noch niemand</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Melder</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>%1, marked</source>
        <translation>%1, markiert</translation>
    </message>
    <message>
        <source>No team</source>
        <translation>Kein Team</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>of tickets that belong together</comment>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>of ticket</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>Long lists cannot be sorted by this column; filter by it, or group the list</source>
        <translation>Lange Listen lassen sich nach dieser Spalte nicht sortieren; filtern Sie danach, oder gruppieren Sie die Liste</translation>
    </message>
    <message>
        <source>%1, unread</source>
        <comment>title of a ticket</comment>
        <translation>%1, ungelesen</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Auswirkung</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>when a ticket was</comment>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>On hold until</source>
        <translation>Wartet bis</translation>
    </message>
    <message>
        <source>Channel</source>
        <comment>by which a ticket came</comment>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>%1, escalated since %2</source>
        <comment>priority, moment</comment>
        <translation>%1, eskaliert seit %2</translation>
    </message>
</context>
<context>
    <name>homeport::QueuePage</name>
    <message>
        <source>View</source>
        <comment>what a list shows, and how</comment>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Columns, groups, order and row height of the list</source>
        <translation>Spalten, Gruppen, Reihenfolge und Zeilenhöhe der Liste</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>Meine Arbeit</translation>
    </message>
    <message>
        <source>My teams</source>
        <translation>Meine Teams</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Nicht zugewiesen</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>Alle offenen</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>All</source>
        <comment>tickets</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>From the import</source>
        <translation>Aus dem Import</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>view and filter</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>No ticket fits the filter.</source>
        <translation>Kein Ticket passt zum Filter.</translation>
    </message>
    <message>
        <source>Nothing here right now.</source>
        <translation>Gerade ist hier nichts.</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>Neue Störung</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>at least so many, still counting</comment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>tickets of a kind, which of them</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>New problem</source>
        <translation>Neues Problem</translation>
    </message>
    <message>
        <source>New change</source>
        <translation>Neue Änderung</translation>
    </message>
    <message>
        <source>· sorted by rank, least urgent first</source>
        <translation>· nach Rang sortiert, am wenigsten Dringendes zuerst</translation>
    </message>
    <message>
        <source>· sorted by rank, most urgent first</source>
        <translation>· nach Rang sortiert, Dringendstes zuerst</translation>
    </message>
    <message>
        <source>· sorted by time left, longest first</source>
        <translation>· nach Restzeit sortiert, längste zuerst</translation>
    </message>
    <message>
        <source>· sorted by time left, shortest first</source>
        <translation>· nach Restzeit sortiert, kürzeste zuerst</translation>
    </message>
    <message>
        <source>· sorted by %1, ascending</source>
        <comment>a column</comment>
        <translation>· sortiert nach: %1, aufsteigend</translation>
    </message>
    <message>
        <source>· sorted by %1, descending</source>
        <comment>a column</comment>
        <translation>· sortiert nach: %1, absteigend</translation>
    </message>
    <message>
        <source>Take the filter away</source>
        <translation>Den Filter wegnehmen</translation>
    </message>
    <message>
        <source>Look among all, closed ones too</source>
        <translation>Unter allen suchen, auch geschlossenen</translation>
    </message>
</context>
<context>
    <name>homeport::RecalculationStrip</name>
    <message>
        <source>The deadlines of open tickets were not all worked out anew. %1</source>
        <translation>Die Fristen der offenen Tickets wurden nicht alle neu berechnet. %1</translation>
    </message>
    <message>
        <source>Working out the deadlines of open tickets anew …</source>
        <translation>Die Fristen der offenen Tickets werden neu berechnet …</translation>
    </message>
    <message>
        <source>Working out the deadlines of open tickets anew: %1 of %2</source>
        <translation>Die Fristen der offenen Tickets werden neu berechnet: %1 von %2</translation>
    </message>
</context>
<context>
    <name>homeport::RecordCard</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Not saved yet; kept as a draft</source>
        <translation>Noch nicht gespeichert; als Entwurf bewahrt</translation>
    </message>
</context>
<context>
    <name>homeport::RecordPart</name>
    <message>
        <source>Choose a line to see it here.</source>
        <translation>Wählen Sie eine Zeile, um sie hier zu sehen.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>lines that fit, all</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Nothing fits the search.</source>
        <translation>Nichts passt zur Suche.</translation>
    </message>
    <message>
        <source>Not saved yet; kept as a draft</source>
        <translation>Noch nicht gespeichert; als Entwurf bewahrt</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>Liste durchsuchen</translation>
    </message>
</context>
<context>
    <name>homeport::RefusalList</name>
    <message>
        <source>What stays as it is</source>
        <translation>Was bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>homeport::RefusedRows</name>
    <message>
        <source>Save refused rows</source>
        <translation>Abgewiesene Zeilen sichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The first %1 refused rows are saved; %2 more are not listed.</source>
        <translation>Die ersten %1 abgewiesenen Zeilen sind gesichert; %2 weitere sind nicht aufgeführt.</translation>
    </message>
    <message>
        <source>The refused rows are saved.</source>
        <translation>Die abgewiesenen Zeilen sind gesichert.</translation>
    </message>
</context>
<context>
    <name>homeport::RegistryLabels</name>
    <message>
        <source>24x7</source>
        <translation>Rund um die Uhr</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>Abwesenheit</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Tätigkeit</translation>
    </message>
    <message>
        <source>Actual end</source>
        <translation>Tatsächliches Ende</translation>
    </message>
    <message>
        <source>Actual start</source>
        <translation>Tatsächlicher Beginn</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Affected user count</source>
        <translation>Betroffene Personen</translation>
    </message>
    <message>
        <source>Agreement type</source>
        <translation>Art der Vereinbarung</translation>
    </message>
    <message>
        <source>Anchored</source>
        <translation>Verankert</translation>
    </message>
    <message>
        <source>Anonymized</source>
        <translation>Anonymisiert</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Genehmigung</translation>
    </message>
    <message>
        <source>Approval deadline</source>
        <translation>Frist der Genehmigung</translation>
    </message>
    <message>
        <source>Approval round</source>
        <translation>Genehmigungsrunde</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <source>Assigned team</source>
        <translation>Zuständiges Team</translation>
    </message>
    <message>
        <source>Assigned user</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Assignment cursor</source>
        <translation>Stand der Zuweisung</translation>
    </message>
    <message>
        <source>Assignment rule</source>
        <translation>Zuweisungsregel</translation>
    </message>
    <message>
        <source>At risk pct</source>
        <translation>Gefährdet ab Prozent</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Anhang</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Für wen</translation>
    </message>
    <message>
        <source>Audit anchor</source>
        <translation>Anker des Prüfpfads</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasst von</translation>
    </message>
    <message>
        <source>Automated</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automation action</source>
        <translation>Automatische Aktion</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Avatar file</source>
        <translation>Datei des Bilds</translation>
    </message>
    <message>
        <source>Back-out deadline</source>
        <translation>Frist für den Rückbau</translation>
    </message>
    <message>
        <source>Back-out ended</source>
        <translation>Rückbau beendet</translation>
    </message>
    <message>
        <source>Back-out plan</source>
        <translation>Rückbauplan</translation>
    </message>
    <message>
        <source>Back-out started</source>
        <translation>Rückbau begonnen</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>Billable</source>
        <translation>Abrechenbar</translation>
    </message>
    <message>
        <source>Blackout waiver reason</source>
        <translation>Grund der Ausnahme von der Sperrzeit</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Body format</source>
        <translation>Format des Texts</translation>
    </message>
    <message>
        <source>Body key</source>
        <translation>Schlüssel des Inhalts</translation>
    </message>
    <message>
        <source>Brand color</source>
        <translation>Markenfarbe</translation>
    </message>
    <message>
        <source>Breached</source>
        <translation>Verfehlt</translation>
    </message>
    <message>
        <source>Business calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Nach Monat</translation>
    </message>
    <message>
        <source>By month day</source>
        <translation>Nach Tag des Monats</translation>
    </message>
    <message>
        <source>By weekday</source>
        <translation>Nach Wochentag</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Calendar exception</source>
        <translation>Ausnahme des Kalenders</translation>
    </message>
    <message>
        <source>Calendar holiday</source>
        <translation>Feiertag des Kalenders</translation>
    </message>
    <message>
        <source>Calendar interval</source>
        <translation>Arbeitszeit des Kalenders</translation>
    </message>
    <message>
        <source>Cancel reason</source>
        <translation>Grund des Abbruchs</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Cause note</source>
        <translation>Notiz zur Ursache</translation>
    </message>
    <message>
        <source>Chain node</source>
        <translation>Knoten der Kette</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Change type</source>
        <translation>Art der Änderung</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Check type</source>
        <translation>Art der Prüfung</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Close reason</source>
        <translation>Grund des Schließens</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Geschlossen von</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Collision waiver reason</source>
        <translation>Grund der Ausnahme vom Konflikt</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Column name</source>
        <translation>Name der Spalte</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment mention</source>
        <translation>Erwähnung</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Compliance check</source>
        <translation>Prüfung der Regeln</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>Vertraulichkeit</translation>
    </message>
    <message>
        <source>Contact email</source>
        <translation>E-Mail für Rückfragen</translation>
    </message>
    <message>
        <source>Contact name</source>
        <translation>Name für Rückfragen</translation>
    </message>
    <message>
        <source>Contact phone</source>
        <translation>Telefon für Rückfragen</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Cost center</source>
        <translation>Kostenstelle</translation>
    </message>
    <message>
        <source>Cost minor</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Created rows</source>
        <translation>Angelegte Zeilen</translation>
    </message>
    <message>
        <source>Critical pct</source>
        <translation>Kritisch ab Prozent</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Kritikalität</translation>
    </message>
    <message>
        <source>Crossed</source>
        <translation>Überschritten</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Custom fields</source>
        <translation>Eigene Felder</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>Durchgang</translation>
    </message>
    <message>
        <source>Data retention policy</source>
        <translation>Aufbewahrungsregel</translation>
    </message>
    <message>
        <source>Data type</source>
        <translation>Art der Daten</translation>
    </message>
    <message>
        <source>Day adjust</source>
        <translation>Verschiebung des Tags</translation>
    </message>
    <message>
        <source>Deactivated</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Default calendar</source>
        <translation>Üblicher Kalender</translation>
    </message>
    <message>
        <source>Default capacity</source>
        <translation>Übliche Kapazität</translation>
    </message>
    <message>
        <source>Default priority</source>
        <translation>Übliche Priorität</translation>
    </message>
    <message>
        <source>Default team</source>
        <translation>Übliches Team</translation>
    </message>
    <message>
        <source>Degradation</source>
        <translation>Beeinträchtigung</translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation>Vertretung</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Department member</source>
        <translation>Mitglied der Abteilung</translation>
    </message>
    <message>
        <source>Depends</source>
        <translation>Hängt ab von</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>Entdeckt</translation>
    </message>
    <message>
        <source>Detection</source>
        <translation>Wie bemerkt</translation>
    </message>
    <message>
        <source>Diagnosed</source>
        <translation>Diagnostiziert</translation>
    </message>
    <message>
        <source>Directory dn</source>
        <translation>Verzeichnispfad</translation>
    </message>
    <message>
        <source>Directory guid</source>
        <translation>Verzeichniskennung</translation>
    </message>
    <message>
        <source>Directory source</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <source>Display order</source>
        <translation>Reihenfolge der Anzeige</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Effective from</source>
        <translation>Gilt ab</translation>
    </message>
    <message>
        <source>Effective until</source>
        <translation>Gilt bis</translation>
    </message>
    <message>
        <source>Effectiveness</source>
        <translation>Wirksamkeit</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>End minute</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Art der Datensätze</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>Escalation event</source>
        <translation>Eskalation</translation>
    </message>
    <message>
        <source>Escalation state</source>
        <translation>Stand der Eskalation</translation>
    </message>
    <message>
        <source>Escalation team</source>
        <translation>Team der Eskalation</translation>
    </message>
    <message>
        <source>Escalation type</source>
        <translation>Art der Eskalation</translation>
    </message>
    <message>
        <source>Estimate minutes</source>
        <translation>Geschätzte Minuten</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>Executed</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Exported to</source>
        <translation>Exportiert nach</translation>
    </message>
    <message>
        <source>Failed rows</source>
        <translation>Abgelehnte Zeilen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>First incident</source>
        <translation>Erste Störung</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Form version</source>
        <translation>Stand des Formulars</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Häufigkeit</translation>
    </message>
    <message>
        <source>From support</source>
        <translation>Vom Support</translation>
    </message>
    <message>
        <source>From ticket</source>
        <translation>Von Ticket</translation>
    </message>
    <message>
        <source>Fulfilled</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Fulfilled automatically</source>
        <translation>Automatisch erfüllt</translation>
    </message>
    <message>
        <source>Fulfilment minutes</source>
        <translation>Minuten bis zur Erfüllung</translation>
    </message>
    <message>
        <source>Fulfilment notes</source>
        <translation>Notizen zur Erfüllung</translation>
    </message>
    <message>
        <source>Fulfilment team</source>
        <translation>Team der Erfüllung</translation>
    </message>
    <message>
        <source>Granted by</source>
        <translation>Vergeben von</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppiert nach</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Hold reason</source>
        <translation>Grund des Wartens</translation>
    </message>
    <message>
        <source>Hold return status</source>
        <translation>Status nach dem Warten</translation>
    </message>
    <message>
        <source>Hold supplier</source>
        <translation>Lieferant, auf den gewartet wird</translation>
    </message>
    <message>
        <source>Hold until</source>
        <translation>Wartet bis</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Feiertag</translation>
    </message>
    <message>
        <source>Hourly cost minor</source>
        <translation>Kosten je Stunde</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Identified</source>
        <translation>Erkannt</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Auswirkung</translation>
    </message>
    <message>
        <source>Impact description</source>
        <translation>Beschreibung der Auswirkung</translation>
    </message>
    <message>
        <source>Implementation plan</source>
        <translation>Umsetzungsplan</translation>
    </message>
    <message>
        <source>Implementer</source>
        <translation>Setzt um</translation>
    </message>
    <message>
        <source>Import error</source>
        <translation>Fehler eines Imports</translation>
    </message>
    <message>
        <source>Import job</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Incident workaround</source>
        <translation>Umgehung einer Störung</translation>
    </message>
    <message>
        <source>Interval count</source>
        <translation>Anzahl der Abstände</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>Stellung</translation>
    </message>
    <message>
        <source>Job type</source>
        <translation>Art des Auftrags</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Beigetreten</translation>
    </message>
    <message>
        <source>Justification</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Last assigned</source>
        <translation>Zuletzt zugewiesen</translation>
    </message>
    <message>
        <source>Last incident</source>
        <translation>Letzte Störung</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Last reopened</source>
        <translation>Zuletzt wieder geöffnet</translation>
    </message>
    <message>
        <source>Last review</source>
        <translation>Letzte Durchsicht</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Last user</source>
        <translation>Zuletzt an</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Ausgeschieden</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Lebensabschnitt</translation>
    </message>
    <message>
        <source>Link type</source>
        <translation>Art der Verknüpfung</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>Locale</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Logo file</source>
        <translation>Datei des Logos</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>Schwere Störung</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Führungskraft</translation>
    </message>
    <message>
        <source>Mandatory</source>
        <translation>Verpflichtend</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung der Spalten</translation>
    </message>
    <message>
        <source>Match key</source>
        <translation>Schlüssel zum Wiederfinden</translation>
    </message>
    <message>
        <source>Max repeats</source>
        <translation>Höchstens wiederholt</translation>
    </message>
    <message>
        <source>Max runs</source>
        <translation>Höchstens ausgeführt</translation>
    </message>
    <message>
        <source>Max storage bytes</source>
        <translation>Speicher höchstens</translation>
    </message>
    <message>
        <source>Max users</source>
        <translation>Personen höchstens</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Mime type</source>
        <translation>Dateityp</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Misfire policy</source>
        <translation>Verhalten bei Versäumnis</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobiltelefon</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Monitoring until</source>
        <translation>Beobachtung bis</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Next check</source>
        <translation>Nächste Prüfung</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>Nächste Durchsicht</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Nächster Lauf</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Node kind</source>
        <translation>Art des Knotens</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Observes holidays</source>
        <translation>Beachtet Feiertage</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Origin node</source>
        <translation>Ursprung</translation>
    </message>
    <message>
        <source>Outage ended</source>
        <translation>Ausfall beendet</translation>
    </message>
    <message>
        <source>Outage started</source>
        <translation>Ausfall begonnen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Outcome note</source>
        <translation>Notiz zum Ergebnis</translation>
    </message>
    <message>
        <source>Outcome notes</source>
        <translation>Notizen zum Ergebnis</translation>
    </message>
    <message>
        <source>Overflow after minutes</source>
        <translation>Überlauf nach Minuten</translation>
    </message>
    <message>
        <source>Overflow team</source>
        <translation>Team für den Überlauf</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Übergeordnet</translation>
    </message>
    <message>
        <source>Pause on approval</source>
        <translation>Pausiert bei Genehmigung</translation>
    </message>
    <message>
        <source>Pause reasons</source>
        <translation>Gründe für Pausen</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Permanent solution</source>
        <translation>Dauerhafte Lösung</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>Personal data involved</source>
        <translation>Personenbezogene Daten betroffen</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Planned downtime minutes</source>
        <translation>Geplante Ausfallminuten</translation>
    </message>
    <message>
        <source>Planned end</source>
        <translation>Geplantes Ende</translation>
    </message>
    <message>
        <source>Planned start</source>
        <translation>Geplanter Beginn</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Vereinbarung</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Precedence</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>Price minor</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Hauptursache</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Priority basis</source>
        <translation>Grundlage der Priorität</translation>
    </message>
    <message>
        <source>Priority filter</source>
        <translation>Prioritäten</translation>
    </message>
    <message>
        <source>Priority matrix</source>
        <translation>Prioritätsmatrix</translation>
    </message>
    <message>
        <source>Priority overridden by</source>
        <translation>Priorität gesetzt von</translation>
    </message>
    <message>
        <source>Priority override</source>
        <translation>Gesetzte Priorität</translation>
    </message>
    <message>
        <source>Priority override reason</source>
        <translation>Grund der gesetzten Priorität</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Rejection reason</source>
        <translation>Grund der Ablehnung</translation>
    </message>
    <message>
        <source>Remediation due</source>
        <translation>Abhilfe fällig</translation>
    </message>
    <message>
        <source>Remediation plan</source>
        <translation>Plan der Abhilfe</translation>
    </message>
    <message>
        <source>Reopen count</source>
        <translation>Wieder geöffnet</translation>
    </message>
    <message>
        <source>Reopen mode</source>
        <translation>Verhalten beim Wiederöffnen</translation>
    </message>
    <message>
        <source>Repeat minutes</source>
        <translation>Wiederholt nach Minuten</translation>
    </message>
    <message>
        <source>Repeat no</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Repeats yearly</source>
        <translation>Jedes Jahr</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Reply to</source>
        <translation>Antwort auf</translation>
    </message>
    <message>
        <source>Requestable</source>
        <translation>Anforderbar</translation>
    </message>
    <message>
        <source>Requested for</source>
        <translation>Angefordert für</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Melder</translation>
    </message>
    <message>
        <source>Require on shift</source>
        <translation>Nur im Dienst</translation>
    </message>
    <message>
        <source>Required skill</source>
        <translation>Nötige Fähigkeit</translation>
    </message>
    <message>
        <source>Requires approval</source>
        <translation>Braucht Genehmigung</translation>
    </message>
    <message>
        <source>Requires mfa</source>
        <translation>Braucht einen zweiten Faktor</translation>
    </message>
    <message>
        <source>Resolution code</source>
        <translation>Art der Lösung</translation>
    </message>
    <message>
        <source>Resolution notes</source>
        <translation>Lösung</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Resolved by</source>
        <translation>Gelöst von</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Retarget mode</source>
        <translation>Verhalten bei neuen Zielen</translation>
    </message>
    <message>
        <source>Retention days</source>
        <translation>Aufbewahrung in Tagen</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Risk assessment</source>
        <translation>Risikobewertung</translation>
    </message>
    <message>
        <source>Risk level</source>
        <translation>Risikostufe</translation>
    </message>
    <message>
        <source>Risk mitigation</source>
        <translation>Minderung des Risikos</translation>
    </message>
    <message>
        <source>Risk rating</source>
        <translation>Einstufung des Risikos</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Role permission</source>
        <translation>Recht einer Rolle</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>Grundursache</translation>
    </message>
    <message>
        <source>Root cause category</source>
        <translation>Art der Grundursache</translation>
    </message>
    <message>
        <source>Root cause note</source>
        <translation>Notiz zur Grundursache</translation>
    </message>
    <message>
        <source>Rotation order</source>
        <translation>Reihenfolge im Wechsel</translation>
    </message>
    <message>
        <source>Row count</source>
        <translation>Anzahl der Zeilen</translation>
    </message>
    <message>
        <source>Row data</source>
        <translation>Inhalt der Zeile</translation>
    </message>
    <message>
        <source>Row hash</source>
        <translation>Prüfsumme der Zeile</translation>
    </message>
    <message>
        <source>Row no</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Scan status</source>
        <translation>Stand der Virenprüfung</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Auf Viren geprüft</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Schedule run</source>
        <translation>Lauf des Zeitplans</translation>
    </message>
    <message>
        <source>Schema version</source>
        <translation>Stand des Schemas</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Selectable</source>
        <translation>Wählbar</translation>
    </message>
    <message>
        <source>Seq</source>
        <translation>Folgenummer</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Folge</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Service category</source>
        <translation>Kategorie der Dienste</translation>
    </message>
    <message>
        <source>Service request</source>
        <translation>Serviceanfrage</translation>
    </message>
    <message>
        <source>Service type</source>
        <translation>Art des Diensts</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Sha256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Short description</source>
        <translation>Kurzbeschreibung</translation>
    </message>
    <message>
        <source>Size bytes</source>
        <translation>Größe in Byte</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>Fähigkeit</translation>
    </message>
    <message>
        <source>Skipped rows</source>
        <translation>Übergangene Zeilen</translation>
    </message>
    <message>
        <source>Sla escalation rule</source>
        <translation>Eskalationsregel</translation>
    </message>
    <message>
        <source>Sla policy</source>
        <translation>Vereinbarung</translation>
    </message>
    <message>
        <source>Sla ruling</source>
        <translation>Entscheidung zum Servicelevel</translation>
    </message>
    <message>
        <source>Sla target</source>
        <translation>Ziel einer Vereinbarung</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Kurzname</translation>
    </message>
    <message>
        <source>Solution identified</source>
        <translation>Lösung gefunden</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortierung</translation>
    </message>
    <message>
        <source>Sort order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Start minute</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status changed</source>
        <translation>Status geändert</translation>
    </message>
    <message>
        <source>Status filter</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Ablage</translation>
    </message>
    <message>
        <source>Storage key</source>
        <translation>Schlüssel der Ablage</translation>
    </message>
    <message>
        <source>Stored file</source>
        <translation>Abgelegte Datei</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Subscription end</source>
        <translation>Ende des Abonnements</translation>
    </message>
    <message>
        <source>Subscription start</source>
        <translation>Beginn des Abonnements</translation>
    </message>
    <message>
        <source>Subscription tier</source>
        <translation>Stufe des Abonnements</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Support team</source>
        <translation>Supportteam</translation>
    </message>
    <message>
        <source>Symptoms</source>
        <translation>Symptome</translation>
    </message>
    <message>
        <source>Sync node</source>
        <translation>Abgeglichenes Gerät</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Vom System</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Target availability pct</source>
        <translation>Ziel der Verfügbarkeit in Prozent</translation>
    </message>
    <message>
        <source>Target compliance pct</source>
        <translation>Ziel der Einhaltung in Prozent</translation>
    </message>
    <message>
        <source>Target minutes</source>
        <translation>Ziel in Minuten</translation>
    </message>
    <message>
        <source>Target team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Target user</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Task type</source>
        <translation>Art der Aufgabe</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Team member</source>
        <translation>Mitglied des Teams</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Test plan</source>
        <translation>Testplan</translation>
    </message>
    <message>
        <source>Test results</source>
        <translation>Testergebnisse</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text module</source>
        <translation>Textbaustein</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Ticket comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Ticket kind</source>
        <translation>Art des Tickets</translation>
    </message>
    <message>
        <source>Ticket link</source>
        <translation>Verknüpfung</translation>
    </message>
    <message>
        <source>Ticket service</source>
        <translation>Betroffener Dienst</translation>
    </message>
    <message>
        <source>Ticket tag</source>
        <translation>Schlagwort am Ticket</translation>
    </message>
    <message>
        <source>Ticket task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Ticket template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Ticket watcher</source>
        <translation>Folgt dem Ticket</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Time entry</source>
        <translation>Gebuchte Zeit</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>To ticket</source>
        <translation>Zu Ticket</translation>
    </message>
    <message>
        <source>Total cost</source>
        <translation>Gesamtkosten</translation>
    </message>
    <message>
        <source>Total rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>Triggered by</source>
        <translation>Ausgelöst von</translation>
    </message>
    <message>
        <source>Unauthorized</source>
        <translation>Nicht genehmigt</translation>
    </message>
    <message>
        <source>Unavailable reason</source>
        <translation>Warum nicht verfügbar</translation>
    </message>
    <message>
        <source>Unavailable until</source>
        <translation>Nicht verfügbar bis</translation>
    </message>
    <message>
        <source>Updated rows</source>
        <translation>Geänderte Zeilen</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Use elapsed time</source>
        <translation>Zählt vergangene Zeit</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>User account</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>User confirmed</source>
        <translation>Vom Melder bestätigt</translation>
    </message>
    <message>
        <source>User role</source>
        <translation>Rolle einer Person</translation>
    </message>
    <message>
        <source>User skill</source>
        <translation>Fähigkeit einer Person</translation>
    </message>
    <message>
        <source>User type</source>
        <translation>Art der Person</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>Users helped</source>
        <translation>Geholfen</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Gültig ab</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>Sichtbarkeit</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <source>Workaround</source>
        <translation>Umgehung</translation>
    </message>
    <message>
        <source>Workaround used</source>
        <translation>Umgehung genutzt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
</context>
<context>
    <name>homeport::RelatedView</name>
    <message>
        <source>Linked record</source>
        <translation>Verknüpfter Datensatz</translation>
    </message>
    <message>
        <source>You may not see this one.</source>
        <translation>Diesen dürfen Sie nicht sehen.</translation>
    </message>
    <message>
        <source>is part of</source>
        <translation>ist Teil von</translation>
    </message>
    <message>
        <source>has the part</source>
        <translation>hat als Teil</translation>
    </message>
    <message>
        <source>Nothing is linked yet.</source>
        <translation>Noch ist nichts verknüpft.</translation>
    </message>
    <message>
        <source>Nothing is linked yet. %1 says how another ticket has to do with this one.</source>
        <comment>a key</comment>
        <translation>Noch ist nichts verknüpft. %1 sagt, was ein anderes Ticket mit diesem zu tun hat.</translation>
    </message>
    <message>
        <source>Remove the link</source>
        <translation>Verknüpfung entfernen</translation>
    </message>
    <message numerus="yes">
        <source>With those who reported its parts %n person(s) are affected.</source>
        <translation>
            <numerusform>Mit denen, die seine Teile gemeldet haben, ist %n Person betroffen.</numerusform>
            <numerusform>Mit denen, die seine Teile gemeldet haben, sind %n Personen betroffen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted ticket</source>
        <translation>Gelöschtes Ticket</translation>
    </message>
    <message>
        <source>Deleted</source>
        <comment>the other ticket</comment>
        <translation>Gelöscht</translation>
    </message>
</context>
<context>
    <name>homeport::RequestersPart</name>
    <message>
        <source>For requesters</source>
        <translation>Für Melder</translation>
    </message>
    <message>
        <source>Their own tickets</source>
        <translation>Ihre eigenen Tickets</translation>
    </message>
    <message>
        <source>Requesters see until when their tickets are due</source>
        <translation>Melder sehen, bis wann ihre Tickets fällig sind</translation>
    </message>
    <message>
        <source>changed whether requesters see what is due</source>
        <translation>Sichtbarkeit der Fälligkeit für Melder geändert</translation>
    </message>
    <message>
        <source>Agreements with teams and suppliers stay with those who work on the ticket.</source>
        <translation>Vereinbarungen mit Teams und Lieferanten bleiben bei denen, die am Ticket arbeiten.</translation>
    </message>
</context>
<context>
    <name>homeport::RoleTermsCard</name>
    <message>
        <source>Give the role %1</source>
        <translation>Die Rolle %1 geben</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Geben</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>Alle Teams</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Without an end</source>
        <translation>Ohne Ende</translation>
    </message>
    <message>
        <source>Pick the first day from a calendar</source>
        <translation>Den ersten Tag aus einem Kalender wählen</translation>
    </message>
    <message>
        <source>Pick the last day from a calendar</source>
        <translation>Den letzten Tag aus einem Kalender wählen</translation>
    </message>
    <message>
        <source>For tickets of the &amp;team</source>
        <translation>Für Tickets des &amp;Teams</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Warum</translation>
    </message>
    <message>
        <source>Needed for administrators</source>
        <translation>Für Administratoren nötig</translation>
    </message>
    <message>
        <source>Type a date, such as &quot;tomorrow 9:00&quot;, or pick one.</source>
        <translation>Geben Sie ein Datum ein, etwa „morgen 9:00“, oder wählen Sie eines.</translation>
    </message>
    <message>
        <source>No team is called that.</source>
        <translation>So heißt kein Team.</translation>
    </message>
    <message>
        <source>It has to end after it begins.</source>
        <translation>Das Ende muss nach dem Beginn liegen.</translation>
    </message>
</context>
<context>
    <name>homeport::RolesPart</name>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>There are no roles to be seen here.</source>
        <translation>Hier sind keine Rollen zu sehen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Copy …</source>
        <translation>Kopieren …</translation>
    </message>
    <message>
        <source>For whom it is</source>
        <translation>Für wen sie ist</translation>
    </message>
    <message>
        <source>Can be given</source>
        <translation>Kann vergeben werden</translation>
    </message>
    <message>
        <source>New accounts get it</source>
        <translation>Neue Konten bekommen sie</translation>
    </message>
    <message>
        <source>Needs a second factor</source>
        <translation>Braucht einen zweiten Faktor</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Search the permissions</source>
        <translation>Rechte durchsuchen</translation>
    </message>
    <message>
        <source>Permissions of the role</source>
        <translation>Rechte der Rolle</translation>
    </message>
    <message>
        <source>0 No · 1 Own · 2 Team · 3 Department · 4 All, or Enter for a list</source>
        <translation>0 Nein · 1 Eigene · 2 Team · 3 Abteilung · 4 Alle, oder Eingabe für eine Liste</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>For new accounts</source>
        <translation>Für neue Konten</translation>
    </message>
    <message>
        <source>Shipped</source>
        <comment>a role that comes with the program</comment>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>Copy the role %1</source>
        <translation>Rolle %1 kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Name of the copy</source>
        <translation>Name der Kopie</translation>
    </message>
    <message>
        <source>Shipped roles stay as they are. Copy it and change the copy.</source>
        <translation>Mitgelieferte Rollen bleiben, wie sie sind. Kopieren Sie die Rolle und ändern Sie die Kopie.</translation>
    </message>
    <message>
        <source>changed the role %1</source>
        <translation>Rolle %1 geändert</translation>
    </message>
    <message>
        <source>It is kept and shown; signing in does not ask for it yet.</source>
        <translation>Das wird aufbewahrt und gezeigt; die Anmeldung fragt noch nicht danach.</translation>
    </message>
</context>
<context>
    <name>homeport::SectionsPart</name>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>New section</source>
        <translation>Neuer Bereich</translation>
    </message>
    <message>
        <source>There are no sections yet. Services stand in one.</source>
        <translation>Es gibt noch keine Bereiche. Dienste stehen in einem.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
    <message>
        <source>Nothing above it</source>
        <translation>Nichts darüber</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Place among its neighbours</source>
        <translation>Platz unter den Nachbarn</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>made the section %1</source>
        <translation>Bereich %1 angelegt</translation>
    </message>
    <message>
        <source>changed the section %1</source>
        <translation>Bereich %1 geändert</translation>
    </message>
    <message>
        <source>deleted the section %1</source>
        <translation>Bereich %1 gelöscht</translation>
    </message>
</context>
<context>
    <name>homeport::SecurityPart</name>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Passwörter</translation>
    </message>
    <message>
        <source>Characters that a password has at least</source>
        <translation>Zeichen, die ein Passwort mindestens hat</translation>
    </message>
    <message>
        <source>changed how long passwords have to be</source>
        <translation>Mindestlänge der Passwörter geändert</translation>
    </message>
    <message>
        <source>Kinds of signs that a password has to mix</source>
        <translation>Arten von Zeichen, die ein Passwort mischen muss</translation>
    </message>
    <message>
        <source>changed how many kinds of signs passwords have to mix</source>
        <translation>Verlangte Arten von Zeichen in Passwörtern geändert</translation>
    </message>
    <message>
        <source>Any</source>
        <comment>kinds of signs</comment>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>The kinds are small letters, capitals, digits and all other signs.</source>
        <translation>Die Arten sind kleine Buchstaben, große Buchstaben, Ziffern und alle anderen Zeichen.</translation>
    </message>
    <message>
        <source>Common passwords, names and mere repeats are refused</source>
        <translation>Verbreitete Passwörter, Namen und bloße Wiederholungen werden abgelehnt</translation>
    </message>
    <message>
        <source>changed whether passwords that are easy to guess are refused</source>
        <translation>Ablehnung leicht zu erratender Passwörter geändert</translation>
    </message>
    <message>
        <source>Former passwords that are refused, besides the present one</source>
        <translation>Frühere Passwörter, die neben dem jetzigen abgelehnt werden</translation>
    </message>
    <message>
        <source>changed how many former passwords are refused</source>
        <translation>Zahl der abgelehnten früheren Passwörter geändert</translation>
    </message>
    <message>
        <source>None</source>
        <comment>former passwords</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Days until a password has to be replaced</source>
        <translation>Tage, bis ein Passwort ersetzt werden muss</translation>
    </message>
    <message>
        <source>changed how long passwords last</source>
        <translation>Geltungsdauer der Passwörter geändert</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>From the change on: whoever chooses a password next has to keep to it. What is too old is to be replaced at the next sign-in.</source>
        <translation>Ab der Änderung: Wer als Nächstes ein Passwort wählt, muss sich daran halten. Was zu alt ist, wird bei der nächsten Anmeldung ersetzt.</translation>
    </message>
    <message>
        <source>While nobody is there</source>
        <translation>Wenn niemand da ist</translation>
    </message>
    <message>
        <source>Minutes without a key or a click until the program locks</source>
        <translation>Minuten ohne Taste oder Klick, bis sich das Programm sperrt</translation>
    </message>
    <message>
        <source>changed when the program locks</source>
        <translation>Zeit bis zur Sperre des Programms geändert</translation>
    </message>
    <message>
        <source>For everyone, and at once also where the program is open.</source>
        <translation>Für alle, und sofort auch dort, wo das Programm offen ist.</translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>Angehängte Dateien</translation>
    </message>
    <message>
        <source>MiB that one file has at most</source>
        <translation>MiB, die eine Datei höchstens hat</translation>
    </message>
    <message>
        <source>changed how large files may be</source>
        <translation>geändert, wie groß Dateien sein dürfen</translation>
    </message>
    <message>
        <source>Files that one ticket has at most</source>
        <translation>Dateien, die ein Ticket höchstens hat</translation>
    </message>
    <message>
        <source>changed how many files a ticket may have</source>
        <translation>geändert, wie viele Dateien ein Ticket haben darf</translation>
    </message>
    <message>
        <source>MiB that all files of one ticket have at most</source>
        <translation>MiB, die alle Dateien eines Tickets höchstens haben</translation>
    </message>
    <message>
        <source>changed how much the files of a ticket may take up</source>
        <translation>geändert, wie viel die Dateien eines Tickets einnehmen dürfen</translation>
    </message>
    <message>
        <source>Ten times the largest file</source>
        <translation>Das Zehnfache der größten Datei</translation>
    </message>
    <message>
        <source>From the change on: what is attached stays.</source>
        <translation>Ab der Änderung: Was angehängt ist, bleibt.</translation>
    </message>
</context>
<context>
    <name>homeport::ServicesPart</name>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>New service</source>
        <translation>Neuer Dienst</translation>
    </message>
    <message>
        <source>There are no services yet.</source>
        <translation>Es gibt noch keine Dienste.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Kritikalität</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Einstellen</translation>
    </message>
    <message>
        <source>Section of the catalogue</source>
        <translation>Bereich des Katalogs</translation>
    </message>
    <message>
        <source>Choose a section</source>
        <translation>Bereich wählen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Contact of the business</source>
        <translation>Ansprechpartner im Fachbereich</translation>
    </message>
    <message>
        <source>Team for incidents</source>
        <translation>Team für Störungen</translation>
    </message>
    <message>
        <source>Team for requests</source>
        <translation>Team für Anfragen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Agreed hours</source>
        <translation>Vereinbarte Zeiten</translation>
    </message>
    <message>
        <source>Agreement for all its tickets</source>
        <translation>Vereinbarung für alle seine Tickets</translation>
    </message>
    <message>
        <source>As they match</source>
        <translation>Wie sie passen</translation>
    </message>
    <message>
        <source>Can be requested once it is published</source>
        <translation>Kann angefragt werden, sobald er veröffentlicht ist</translation>
    </message>
    <message>
        <source>A request needs approval</source>
        <translation>Eine Anfrage braucht eine Genehmigung</translation>
    </message>
    <message>
        <source>Minutes until it is fulfilled</source>
        <translation>Minuten bis zur Erfüllung</translation>
    </message>
    <message>
        <source>Place among its neighbours</source>
        <translation>Platz unter den Nachbarn</translation>
    </message>
    <message>
        <source>In one line</source>
        <translation>In einer Zeile</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>retired the service %1</source>
        <translation>Dienst %1 eingestellt</translation>
    </message>
    <message>
        <source>published the service %1</source>
        <translation>Dienst %1 veröffentlicht</translation>
    </message>
    <message>
        <source>made the service %1</source>
        <translation>Dienst %1 angelegt</translation>
    </message>
    <message>
        <source>changed the service %1</source>
        <translation>Dienst %1 geändert</translation>
    </message>
    <message>
        <source>deleted the service %1</source>
        <translation>Dienst %1 gelöscht</translation>
    </message>
</context>
<context>
    <name>homeport::SessionList</name>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>device, program</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>since %1, last seen %2</source>
        <translation>seit %1, zuletzt gesehen %2</translation>
    </message>
    <message>
        <source>End …</source>
        <translation>Beenden …</translation>
    </message>
    <message>
        <source>End the session on %1</source>
        <translation>Sitzung auf %1 beenden</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Nowhere.</source>
        <translation>Nirgends.</translation>
    </message>
    <message>
        <source>That session is ended.</source>
        <translation>Diese Sitzung ist beendet.</translation>
    </message>
</context>
<context>
    <name>homeport::SessionsCard</name>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Womit</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>End this one</source>
        <translation>Diese beenden</translation>
    </message>
    <message>
        <source>End all others</source>
        <translation>Alle anderen beenden</translation>
    </message>
    <message>
        <source>Where I am signed in</source>
        <translation>Wo ich angemeldet bin</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Dieses Fenster</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>That session is ended.</source>
        <translation>Diese Sitzung ist beendet.</translation>
    </message>
    <message>
        <source>You are signed in here only.</source>
        <translation>Sie sind nur noch hier angemeldet.</translation>
    </message>
</context>
<context>
    <name>homeport::SettingCard</name>
    <message>
        <source>A whole number from %1 to %2.</source>
        <translation>Eine ganze Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2; %1 is “%3”.</source>
        <translation>Eine ganze Zahl von %1 bis %2; %1 heißt „%3“.</translation>
    </message>
</context>
<context>
    <name>homeport::SettingWords</name>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Stockwerk</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>Schrank</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Fahrzeug</translation>
    </message>
    <message>
        <source>Service desk</source>
        <translation>Service Desk</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Infrastructure</source>
        <translation>Infrastruktur</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Anwendungen</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Field service</source>
        <translation>Außendienst</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>kind of team</comment>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Melder</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Führungskraft</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Service account</source>
        <translation>Dienstkonto</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Leitet</translation>
    </message>
    <message>
        <source>Senior</source>
        <translation>Erfahren</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>In Ausbildung</translation>
    </message>
    <message>
        <source>No</source>
        <comment>not granted</comment>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Own</source>
        <comment>scope</comment>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Team</source>
        <comment>scope</comment>
        <translation>Team</translation>
    </message>
    <message>
        <source>Department</source>
        <comment>scope</comment>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>All</source>
        <comment>scope</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Refused: wrong name or password</source>
        <translation>Abgewiesen: Name oder Passwort falsch</translation>
    </message>
    <message>
        <source>Refused: had to wait</source>
        <translation>Abgewiesen: musste warten</translation>
    </message>
    <message>
        <source>Refused: account switched off</source>
        <translation>Abgewiesen: Konto abgeschaltet</translation>
    </message>
    <message>
        <source>Refused: second factor missing</source>
        <translation>Abgewiesen: zweiter Faktor fehlt</translation>
    </message>
    <message>
        <source>Refused: second factor wrong</source>
        <translation>Abgewiesen: zweiter Faktor falsch</translation>
    </message>
    <message>
        <source>Refused: no second factor yet</source>
        <translation>Abgewiesen: noch kein zweiter Faktor</translation>
    </message>
    <message>
        <source>Had to choose a new password</source>
        <translation>Musste ein neues Passwort wählen</translation>
    </message>
    <message>
        <source>Refused: directory not reached</source>
        <translation>Abgewiesen: Verzeichnis nicht erreicht</translation>
    </message>
    <message>
        <source>Refused: too many tries</source>
        <translation>Abgewiesen: zu viele Versuche</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>Dieses Programm</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Left alone too long</source>
        <translation>Zu lange allein gelassen</translation>
    </message>
    <message>
        <source>Ran out</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Ended from elsewhere</source>
        <translation>Von anderswo beendet</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Ended for safety</source>
        <translation>Zur Sicherheit beendet</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Anlagegüter</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Prüfpfad</translation>
    </message>
    <message>
        <source>Boards and meetings</source>
        <translation>Gremien und Sitzungen</translation>
    </message>
    <message>
        <source>Services and catalogue</source>
        <translation>Services und Katalog</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Configuration items</source>
        <translation>Konfigurationselemente</translation>
    </message>
    <message>
        <source>Compliance</source>
        <translation>Regeltreue</translation>
    </message>
    <message>
        <source>Suppliers and contracts</source>
        <translation>Lieferanten und Verträge</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>Übersichten</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Connections and import</source>
        <translation>Anbindungen und Import</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Known errors</source>
        <translation>Bekannte Fehler</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Retention and privacy</source>
        <translation>Aufbewahrung und Datenschutz</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Service requests</source>
        <translation>Serviceanfragen</translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation>Servicelevel</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>Umfragen</translation>
    </message>
    <message>
        <source>Synchronization</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>All kinds of tickets</source>
        <translation>Alle Arten von Tickets</translation>
    </message>
    <message>
        <source>User accounts</source>
        <translation>Benutzerkonten</translation>
    </message>
    <message>
        <source>Workflows and rules</source>
        <translation>Abläufe und Regeln</translation>
    </message>
    <message>
        <source>On leave</source>
        <translation>Im Urlaub</translation>
    </message>
    <message>
        <source>Ill</source>
        <translation>Krank</translation>
    </message>
    <message>
        <source>In training</source>
        <translation>In Schulung</translation>
    </message>
    <message>
        <source>Out on site</source>
        <translation>Im Außeneinsatz</translation>
    </message>
    <message>
        <source>Away</source>
        <comment>kind of absence</comment>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>1, basic</source>
        <translation>1, Grundlagen</translation>
    </message>
    <message>
        <source>5, expert</source>
        <translation>5, sehr erfahren</translation>
    </message>
    <message>
        <source>%1 (duplicate)</source>
        <comment>a name</comment>
        <translation>%1 (doppelt)</translation>
    </message>
    <message>
        <source>Another one had this name first. Rename this one or the other.</source>
        <translation>Ein anderer Eintrag hatte diesen Namen zuerst. Benennen Sie diesen oder den anderen um.</translation>
    </message>
    <message>
        <source>Not rated</source>
        <comment>risk</comment>
        <translation>Nicht bewertet</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>risk</comment>
        <translation>Gering</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>risk</comment>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <comment>risk</comment>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>risk</comment>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Business</source>
        <comment>kind of service</comment>
        <translation>Geschäftlich</translation>
    </message>
    <message>
        <source>Technical</source>
        <comment>kind of service</comment>
        <translation>Technisch</translation>
    </message>
    <message>
        <source>For requests only</source>
        <translation>Nur für Anfragen</translation>
    </message>
    <message>
        <source>Information</source>
        <comment>kind of service</comment>
        <translation>Information</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>service</comment>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>High</source>
        <comment>service</comment>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>service</comment>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>service</comment>
        <translation>Gering</translation>
    </message>
    <message>
        <source>Draft</source>
        <comment>service</comment>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Published</source>
        <comment>service</comment>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Retired</source>
        <comment>service</comment>
        <translation>Eingestellt</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Categories of requests</source>
        <translation>Kategorien von Anfragen</translation>
    </message>
    <message>
        <source>Categories of problems</source>
        <translation>Kategorien von Problemen</translation>
    </message>
    <message>
        <source>Categories of changes</source>
        <translation>Kategorien von Änderungen</translation>
    </message>
</context>
<context>
    <name>homeport::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>homeport::SettingsPart</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>homeport::SettingsParts</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>Mein Konto</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Sign-in log</source>
        <translation>Anmeldungen</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>For requesters</source>
        <translation>Für Melder</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Abteilungen</translation>
    </message>
    <message>
        <source>Locations</source>
        <translation>Standorte</translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation>Prioritäten</translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation>Servicelevel</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Vereinbarungen</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Text modules</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>Lieferanten</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
</context>
<context>
    <name>homeport::SheetEditor</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Stilllegen</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Wieder verwenden</translation>
    </message>
</context>
<context>
    <name>homeport::ShortcutSheet</name>
    <message>
        <source>Send, create, confirm</source>
        <translation>Senden, anlegen, bestätigen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>In a new incident: to similar tickets and back</source>
        <translation>Neue Störung: zu ähnlichen Tickets und zurück</translation>
    </message>
</context>
<context>
    <name>homeport::SignInLogPart</name>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Refused only</source>
        <translation>Nur Abgewiesene</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Womit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Nobody has signed in yet.</source>
        <translation>Es hat sich noch niemand angemeldet.</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>Frühere zeigen</translation>
    </message>
    <message>
        <source>Sign-in log</source>
        <translation>Anmeldungen</translation>
    </message>
    <message>
        <source>My sign-ins</source>
        <translation>Meine Anmeldungen</translation>
    </message>
    <message>
        <source>Tries to sign in</source>
        <translation>Anmeldeversuche</translation>
    </message>
    <message>
        <source>unknown: %1</source>
        <translation>unbekannt: %1</translation>
    </message>
    <message>
        <source>Nobody was refused.</source>
        <translation>Niemand wurde abgewiesen.</translation>
    </message>
</context>
<context>
    <name>homeport::SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Another desk</source>
        <translation>Anderer Desk</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Homeport</source>
        <translation>Homeport</translation>
    </message>
    <message>
        <source>Sign-in &amp;name</source>
        <translation>An&amp;meldename</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Signing in closes the locked desk of %1. Text that was not sent is dropped.</source>
        <translation>Die Anmeldung schließt den gesperrten Desk von %1. Nicht gesendeter Text geht dabei verloren.</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Anmeldung läuft …</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Neues Passwort</translation>
    </message>
    <message>
        <source>New password &amp;once more</source>
        <translation>Neues Passwort noch &amp;einmal</translation>
    </message>
    <message>
        <source>The new password was not typed twice alike.</source>
        <translation>Das neue Passwort wurde nicht zweimal gleich eingegeben.</translation>
    </message>
</context>
<context>
    <name>homeport::SkillList</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Choose a skill</source>
        <translation>Fähigkeit wählen</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>kein Ende</translation>
    </message>
    <message>
        <source>&amp;Skill</source>
        <translation>&amp;Fähigkeit</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>&amp;Stufe</translation>
    </message>
    <message>
        <source>Certified &amp;until</source>
        <translation>Bescheinigt &amp;bis</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Give a skill …</source>
        <translation>Fähigkeit zuschreiben …</translation>
    </message>
    <message>
        <source>%1, level %2 of 5</source>
        <comment>a skill</comment>
        <translation>%1, Stufe %2 von 5</translation>
    </message>
    <message>
        <source>certified until %1</source>
        <translation>bescheinigt bis %1</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <comment>a skill</comment>
        <translation>Ändern: %1</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <comment>a skill</comment>
        <translation>Wegnehmen: %1</translation>
    </message>
    <message>
        <source>took the skill %1 away</source>
        <translation>Fähigkeit %1 weggenommen</translation>
    </message>
    <message>
        <source>None is known yet.</source>
        <translation>Es ist noch keine bekannt.</translation>
    </message>
    <message>
        <source>Change the skill %1</source>
        <translation>Fähigkeit %1 ändern</translation>
    </message>
    <message>
        <source>Give a skill</source>
        <translation>Fähigkeit zuschreiben</translation>
    </message>
    <message>
        <source>That is not a date yet.</source>
        <translation>Das ist noch kein Datum.</translation>
    </message>
    <message>
        <source>gave the skill %1</source>
        <translation>Fähigkeit %1 zugeschrieben</translation>
    </message>
    <message>
        <source>Choose a skill from the list.</source>
        <translation>Wählen Sie eine Fähigkeit aus der Liste.</translation>
    </message>
    <message>
        <source>changed the skill %1</source>
        <translation>Fähigkeit %1 geändert</translation>
    </message>
</context>
<context>
    <name>homeport::SkillsPart</name>
    <message>
        <source>Skills</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>New skill</source>
        <translation>Neue Fähigkeit</translation>
    </message>
    <message>
        <source>There are no skills yet.</source>
        <translation>Es gibt noch keine Fähigkeiten.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>made the skill %1</source>
        <translation>Fähigkeit %1 angelegt</translation>
    </message>
    <message>
        <source>changed the skill %1</source>
        <translation>Fähigkeit %1 geändert</translation>
    </message>
    <message>
        <source>deleted the skill %1</source>
        <translation>Fähigkeit %1 gelöscht</translation>
    </message>
</context>
<context>
    <name>homeport::SpanBar</name>
    <message>
        <source>%1 %: %2</source>
        <comment>part of a target, moment</comment>
        <translation>%1 %: %2</translation>
    </message>
</context>
<context>
    <name>homeport::SpokenFilter</name>
    <message>
        <source>kind</source>
        <translation>art</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nummer</translation>
    </message>
    <message>
        <source>title</source>
        <translation>titel</translation>
    </message>
    <message>
        <source>description</source>
        <translation>beschreibung</translation>
    </message>
    <message>
        <source>state</source>
        <translation>status,zustand</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>priorität,prio</translation>
    </message>
    <message>
        <source>impact</source>
        <translation>auswirkung</translation>
    </message>
    <message>
        <source>urgency</source>
        <translation>dringlichkeit</translation>
    </message>
    <message>
        <source>requester</source>
        <translation>melder,anforderer</translation>
    </message>
    <message>
        <source>assignee</source>
        <translation>bearbeiter</translation>
    </message>
    <message>
        <source>team</source>
        <translation>team</translation>
    </message>
    <message>
        <source>category</source>
        <translation>kategorie</translation>
    </message>
    <message>
        <source>location</source>
        <translation>standort,ort</translation>
    </message>
    <message>
        <source>department</source>
        <translation>abteilung</translation>
    </message>
    <message>
        <source>service</source>
        <translation>dienst,service</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>kanal</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>wartegrund</translation>
    </message>
    <message>
        <source>until</source>
        <translation>wartetbis,bis</translation>
    </message>
    <message>
        <source>created</source>
        <translation>erstellt,gemeldet</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>sla</source>
        <translation>sla,frist</translation>
    </message>
    <message>
        <source>breached</source>
        <translation>verfehlt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>unpromised</source>
        <translation>ohnevereinbarung</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>wiedergeöffnet</translation>
    </message>
    <message>
        <source>affected</source>
        <translation>betroffene</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>schlagwort,tag</translation>
    </message>
    <message>
        <source>creator</source>
        <translation>ersteller</translation>
    </message>
    <message>
        <source>due</source>
        <translation>fällig,wunschtermin</translation>
    </message>
    <message>
        <source>criticality</source>
        <translation>kritikalität</translation>
    </message>
    <message>
        <source>confidentiality</source>
        <translation>vertraulichkeit</translation>
    </message>
    <message>
        <source>escalation</source>
        <translation>eskalation</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>eskaliert</translation>
    </message>
    <message>
        <source>major</source>
        <translation>schwer</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>kontakt</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>telefon</translation>
    </message>
    <message>
        <source>following</source>
        <translation>folgt</translation>
    </message>
    <message>
        <source>mentioned</source>
        <translation>erwähnt</translation>
    </message>
    <message>
        <source>affects</source>
        <translation>betrifft</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine,keiner,keins,leer</translation>
    </message>
    <message>
        <source>any</source>
        <translation>gesetzt,irgendeine,irgendeiner</translation>
    </message>
    <message>
        <source>me</source>
        <translation>ich,mich,mir</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>meine,mein</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>überfällig</translation>
    </message>
    <message>
        <source>nopolicy</source>
        <translation>ohnevereinbarung</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
</context>
<context>
    <name>homeport::StatusLine</name>
    <message>
        <source>%1 open</source>
        <comment>tickets</comment>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for a newer Homeport</source>
        <translation>
            <numerusform>%n Änderung wartet auf ein neueres Homeport</numerusform>
            <numerusform>%n Änderungen warten auf ein neueres Homeport</numerusform>
        </translation>
    </message>
    <message>
        <source>Others work with a newer Homeport. Their changes are kept here and take effect once this one knows schema %1.</source>
        <translation>Andere arbeiten mit einem neueren Homeport. Ihre Änderungen liegen hier bereit und gelten, sobald dieses das Schema %1 kennt.</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>%1 · not reachable</source>
        <comment>a desk</comment>
        <translation>%1 · nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>homeport::StepBar</name>
    <message>
        <source>Status %1, step %2 of %3</source>
        <translation>Status %1, Schritt %2 von %3</translation>
    </message>
</context>
<context>
    <name>homeport::StopQuestion</name>
    <message>
        <source>Stopped, it ends after the part at hand. What is done by then stays.</source>
        <translation>Angehalten endet es nach dem Teil, der gerade läuft. Was bis dahin getan ist, bleibt.</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
</context>
<context>
    <name>homeport::StoryWords</name>
    <message>
        <source>brought the incident in from another system</source>
        <translation>hat die Störung aus einem anderen System übernommen</translation>
    </message>
    <message>
        <source>brought in what another system knew</source>
        <translation>hat übernommen, was ein anderes System wusste</translation>
    </message>
    <message>
        <source>reported the incident by e-mail</source>
        <translation>hat die Störung per E-Mail gemeldet</translation>
    </message>
    <message>
        <source>reported the incident by phone</source>
        <translation>hat die Störung telefonisch gemeldet</translation>
    </message>
    <message>
        <source>reported the incident in the portal</source>
        <translation>hat die Störung im Portal gemeldet</translation>
    </message>
    <message>
        <source>reported the incident by chat</source>
        <translation>hat die Störung per Chat gemeldet</translation>
    </message>
    <message>
        <source>reported the incident in person</source>
        <translation>hat die Störung persönlich gemeldet</translation>
    </message>
    <message>
        <source>reported what monitoring noticed</source>
        <translation>hat gemeldet, was die Überwachung bemerkte</translation>
    </message>
    <message>
        <source>reported the incident through an interface</source>
        <translation>hat die Störung über eine Schnittstelle gemeldet</translation>
    </message>
    <message>
        <source>reported the incident on schedule</source>
        <translation>hat die Störung nach Zeitplan gemeldet</translation>
    </message>
    <message>
        <source>reported the incident</source>
        <translation>hat die Störung gemeldet</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>reported the incident by phone, a person</comment>
        <translation>%1, für %2</translation>
    </message>
    <message>
        <source>acknowledged the ticket</source>
        <translation>hat das Ticket bestätigt</translation>
    </message>
    <message>
        <source>assigned the ticket</source>
        <translation>hat das Ticket zugewiesen</translation>
    </message>
    <message>
        <source>took the ticket</source>
        <translation>hat das Ticket übernommen</translation>
    </message>
    <message>
        <source>started work</source>
        <translation>hat die Arbeit begonnen</translation>
    </message>
    <message>
        <source>put the ticket on hold</source>
        <translation>hat das Ticket auf Warten gesetzt</translation>
    </message>
    <message>
        <source>resumed work</source>
        <translation>hat die Arbeit fortgesetzt</translation>
    </message>
    <message>
        <source>resolved the ticket</source>
        <translation>hat das Ticket gelöst</translation>
    </message>
    <message>
        <source>confirmed the resolution</source>
        <translation>hat die Lösung bestätigt</translation>
    </message>
    <message>
        <source>closed the ticket</source>
        <translation>hat das Ticket geschlossen</translation>
    </message>
    <message>
        <source>reopened the ticket</source>
        <translation>hat das Ticket wieder geöffnet</translation>
    </message>
    <message>
        <source>cancelled the ticket</source>
        <translation>hat das Ticket storniert</translation>
    </message>
    <message>
        <source>closed the ticket after the wait</source>
        <translation>hat das Ticket nach der Wartezeit geschlossen</translation>
    </message>
    <message>
        <source>replied</source>
        <translation>hat geantwortet</translation>
    </message>
    <message>
        <source>added an internal note</source>
        <translation>hat eine interne Notiz hinzugefügt</translation>
    </message>
    <message>
        <source>edited the ticket</source>
        <translation>hat das Ticket bearbeitet</translation>
    </message>
    <message>
        <source>changed the record</source>
        <translation>hat den Datensatz geändert</translation>
    </message>
    <message>
        <source>changed the ticket</source>
        <translation>hat das Ticket geändert</translation>
    </message>
    <message>
        <source>reported a follow-up</source>
        <translation>hat eine Folgestörung gemeldet</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <comment>a field</comment>
        <translation>hat geändert: %1</translation>
    </message>
    <message>
        <source>Homeport</source>
        <comment>who did it: the desk itself</comment>
        <translation>Homeport</translation>
    </message>
    <message>
        <source>did again what had been taken back: %1</source>
        <translation>hat Zurückgenommenes wiederholt: %1</translation>
    </message>
    <message>
        <source>took back an act: %1</source>
        <translation>hat eine Handlung zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Entered by %1</source>
        <translation>Eingetragen von %1</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <comment>a file</comment>
        <translation>Importiert aus %1</translation>
    </message>
    <message>
        <source>Part of an import</source>
        <translation>Teil eines Imports</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <comment>a moment</comment>
        <translation>d. MMM yyyy, HH:mm</translation>
    </message>
    <message>
        <source>another value</source>
        <translation>ein anderer Wert</translation>
    </message>
    <message>
        <source>another record</source>
        <translation>ein anderer Datensatz</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a field, its new value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 taken out</source>
        <comment>a field, its old value</comment>
        <translation>%1 %2 entfernt</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <comment>a field, its old and its new value</comment>
        <translation>%1 %2 → %3</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>fields</comment>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>ended it as a duplicate</source>
        <translation>hat es als Duplikat beendet</translation>
    </message>
    <message>
        <source>attached a file</source>
        <translation>hat eine Datei angehängt</translation>
    </message>
    <message>
        <source>attached an internal file</source>
        <translation>hat eine interne Datei angehängt</translation>
    </message>
    <message>
        <source>removed a file</source>
        <translation>hat eine Datei entfernt</translation>
    </message>
    <message>
        <source>linked tickets</source>
        <translation>hat Tickets verknüpft</translation>
    </message>
    <message>
        <source>removed a link</source>
        <translation>hat eine Verknüpfung entfernt</translation>
    </message>
    <message>
        <source>changed which ticket it is part of</source>
        <translation>hat geändert, wovon das Ticket ein Teil ist</translation>
    </message>
    <message>
        <source>began to follow the ticket</source>
        <translation>folgt dem Ticket</translation>
    </message>
    <message>
        <source>no longer follows the ticket</source>
        <translation>folgt dem Ticket nicht mehr</translation>
    </message>
    <message>
        <source>let someone follow the ticket</source>
        <translation>lässt jemanden dem Ticket folgen</translation>
    </message>
    <message>
        <source>took someone off those who follow</source>
        <translation>hat jemanden von den Folgenden genommen</translation>
    </message>
    <message>
        <source>added a tag</source>
        <translation>hat ein Schlagwort vergeben</translation>
    </message>
    <message>
        <source>removed a tag</source>
        <translation>hat ein Schlagwort entfernt</translation>
    </message>
    <message>
        <source>booked time</source>
        <translation>hat Zeit gebucht</translation>
    </message>
    <message>
        <source>removed booked time</source>
        <translation>hat gebuchte Zeit entfernt</translation>
    </message>
    <message>
        <source>added a task</source>
        <translation>hat eine Aufgabe angelegt</translation>
    </message>
    <message>
        <source>changed a task</source>
        <translation>hat eine Aufgabe geändert</translation>
    </message>
    <message>
        <source>removed a task</source>
        <translation>hat eine Aufgabe entfernt</translation>
    </message>
    <message>
        <source>started a task</source>
        <translation>hat eine Aufgabe begonnen</translation>
    </message>
    <message>
        <source>could not go on with a task</source>
        <translation>kommt mit einer Aufgabe nicht weiter</translation>
    </message>
    <message>
        <source>can go on with a task</source>
        <translation>kommt mit einer Aufgabe wieder weiter</translation>
    </message>
    <message>
        <source>finished a task</source>
        <translation>hat eine Aufgabe erledigt</translation>
    </message>
    <message>
        <source>skipped a task</source>
        <translation>hat eine Aufgabe ausgelassen</translation>
    </message>
    <message>
        <source>reported that a task failed</source>
        <translation>hat gemeldet, dass eine Aufgabe misslang</translation>
    </message>
    <message>
        <source>took a failed task up again</source>
        <translation>hat eine misslungene Aufgabe wieder aufgenommen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was done, and to what</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>a ticket, how it is linked, another ticket</comment>
        <translation>%1 %2 %3</translation>
    </message>
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
    <message>
        <source>%1 h %2 min</source>
        <comment>a length of time</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>files and the like</comment>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>set the priority by hand</source>
        <translation>setzte die Priorität von Hand</translation>
    </message>
    <message>
        <source>let the priority be calculated again</source>
        <translation>ließ die Priorität wieder berechnen</translation>
    </message>
    <message>
        <source>escalated the ticket</source>
        <translation>eskalierte das Ticket</translation>
    </message>
    <message>
        <source>ended the escalation</source>
        <translation>beendete die Eskalation</translation>
    </message>
    <message>
        <source>opened the service request</source>
        <translation>hat die Serviceanfrage eröffnet</translation>
    </message>
    <message>
        <source>opened the problem</source>
        <translation>hat das Problem eröffnet</translation>
    </message>
    <message>
        <source>opened the change</source>
        <translation>hat die Änderung eröffnet</translation>
    </message>
    <message>
        <source>turned it into a service request</source>
        <translation>hat daraus eine Serviceanfrage gemacht</translation>
    </message>
    <message>
        <source>raised a problem</source>
        <translation>hat ein Problem eröffnet</translation>
    </message>
    <message>
        <source>raised a change</source>
        <translation>hat eine Änderung angestoßen</translation>
    </message>
    <message>
        <source>deleted the ticket</source>
        <translation>hat das Ticket gelöscht</translation>
    </message>
    <message>
        <source>added an affected service</source>
        <translation>hat einen betroffenen Service hinzugefügt</translation>
    </message>
    <message>
        <source>removed an affected service</source>
        <translation>hat einen betroffenen Service entfernt</translation>
    </message>
    <message>
        <source>voided a breach</source>
        <translation>hat eine Verletzung aufgehoben</translation>
    </message>
    <message>
        <source>acknowledged a breach</source>
        <translation>hat eine Verletzung zur Kenntnis genommen</translation>
    </message>
    <message>
        <source>recalculated the clocks</source>
        <translation>hat die Uhren neu berechnet</translation>
    </message>
    <message>
        <source>corrected a reply</source>
        <translation>hat eine Antwort berichtigt</translation>
    </message>
    <message>
        <source>corrected an internal note</source>
        <translation>hat eine interne Notiz berichtigt</translation>
    </message>
    <message>
        <source>corrected booked time</source>
        <translation>hat gebuchte Zeit berichtigt</translation>
    </message>
</context>
<context>
    <name>homeport::SuggestionLine</name>
    <message>
        <source>Same service and category</source>
        <translation>Gleicher Service, gleiche Kategorie</translation>
    </message>
    <message>
        <source>Same service</source>
        <translation>Gleicher Service</translation>
    </message>
    <message>
        <source>Same category</source>
        <translation>Gleiche Kategorie</translation>
    </message>
</context>
<context>
    <name>homeport::SuggestionPanel</name>
    <message>
        <source>Open tickets that are likely about the same</source>
        <translation>Offene Tickets, in denen es vermutlich um dasselbe geht</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>Ist es eines davon?</translation>
    </message>
</context>
<context>
    <name>homeport::SuppliersPart</name>
    <message>
        <source>Suppliers</source>
        <translation>Lieferanten</translation>
    </message>
    <message>
        <source>New supplier</source>
        <translation>Neuer Lieferant</translation>
    </message>
    <message>
        <source>There are no suppliers yet.</source>
        <translation>Es gibt noch keine Lieferanten.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Who is spoken to</source>
        <translation>Ansprechpartner</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Anschrift</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>made the supplier %1</source>
        <translation>Lieferant %1 angelegt</translation>
    </message>
    <message>
        <source>changed the supplier %1</source>
        <translation>Lieferant %1 geändert</translation>
    </message>
    <message>
        <source>deleted the supplier %1</source>
        <translation>Lieferant %1 gelöscht</translation>
    </message>
</context>
<context>
    <name>homeport::TabStrip</name>
    <message>
        <source>Open tickets</source>
        <translation>Offene Tickets</translation>
    </message>
</context>
<context>
    <name>homeport::TargetTable</name>
    <message>
        <source>Measured by</source>
        <translation>Gemessen nach</translation>
    </message>
    <message>
        <source>At risk at</source>
        <translation>Gefährdet bei</translation>
    </message>
    <message>
        <source>Critical at</source>
        <translation>Kritisch bei</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>metric, priority</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Calendar of %1</source>
        <comment>a priority</comment>
        <translation>Kalender von %1</translation>
    </message>
    <message>
        <source> %</source>
        <comment>percent</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Working time, such as 30 min, 4 h or 1:30; empty: no target.</source>
        <translation>Arbeitszeit, etwa 30 min, 4 h oder 1:30; leer: kein Ziel.</translation>
    </message>
    <message>
        <source>the policy&apos;s own</source>
        <translation>dem der Vereinbarung</translation>
    </message>
    <message>
        <source>Targets look like this: 30 min, 4 h, 1:30</source>
        <translation>Ziele sehen so aus: 30 min, 4 h, 1:30</translation>
    </message>
</context>
<context>
    <name>homeport::TaskForms</name>
    <message>
        <source>Choose a person from the list.</source>
        <translation>Wählen Sie eine Person aus der Liste.</translation>
    </message>
    <message>
        <source>Choose a team from the list.</source>
        <translation>Wählen Sie ein Team aus der Liste.</translation>
    </message>
    <message>
        <source>Type a date, such as &quot;tomorrow 9:00&quot;, or pick one.</source>
        <translation>Tippen Sie ein Datum wie „morgen 9:00“ oder wählen Sie eines.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Cannot go on</source>
        <translation>Es geht nicht weiter</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Misslungen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>Niemand Bestimmtes</translation>
    </message>
    <message>
        <source>No team in particular</source>
        <translation>Kein bestimmtes Team</translation>
    </message>
    <message>
        <source>&amp;What is to be done</source>
        <translation>&amp;Was zu tun ist</translation>
    </message>
    <message>
        <source>&amp;More about it</source>
        <translation>&amp;Mehr dazu</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>&amp;Team</source>
        <translation>&amp;Team</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>New task on %1</source>
        <translation>Neue Aufgabe zu %1</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>nothing in particular</source>
        <translation>nichts Bestimmtes</translation>
    </message>
    <message>
        <source>The ticket cannot be resolved before it is done</source>
        <translation>Das Ticket kann erst gelöst werden, wenn sie erledigt ist</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message>
        <source>Tasks of one step run side by side; the next waits for all of it.</source>
        <translation>Aufgaben eines Schritts laufen nebeneinander; der nächste wartet auf alle.</translation>
    </message>
    <message>
        <source>Wa&amp;its for</source>
        <translation>Wart&amp;et auf</translation>
    </message>
    <message>
        <source>added a task to %1</source>
        <translation>Aufgabe zu %1 angelegt</translation>
    </message>
    <message>
        <source>Task of %1</source>
        <translation>Aufgabe von %1</translation>
    </message>
    <message>
        <source>Change task</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>changed a task of %1</source>
        <translation>eine Aufgabe von %1 geändert</translation>
    </message>
    <message>
        <source>moved a task of %1 on</source>
        <translation>Aufgabe von %1 weitergeführt</translation>
    </message>
    <message>
        <source>&amp;Why, and what came of it</source>
        <translation>&amp;Warum, und was daraus wurde</translation>
    </message>
</context>
<context>
    <name>homeport::TasksView</name>
    <message>
        <source>until %1</source>
        <comment>a moment</comment>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>need not be done</source>
        <translation>muss nicht sein</translation>
    </message>
    <message>
        <source>There are no tasks.</source>
        <translation>Es gibt keine Aufgaben.</translation>
    </message>
    <message>
        <source>There are no tasks. %1 splits off a piece of the work.</source>
        <comment>a key</comment>
        <translation>Es gibt keine Aufgaben. %1 trennt ein Stück der Arbeit ab.</translation>
    </message>
    <message>
        <source>Remove the task</source>
        <translation>Aufgabe entfernen</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change the task: %1</source>
        <translation>Aufgabe ändern: %1</translation>
    </message>
</context>
<context>
    <name>homeport::TeamsPart</name>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>New team</source>
        <translation>Neues Team</translation>
    </message>
    <message>
        <source>There are no teams yet.</source>
        <translation>Es gibt noch keine Teams.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Noch jemand</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Line of support</source>
        <translation>Supportstufe</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>Nächste Stufe</translation>
    </message>
    <message>
        <source>E-mail of the group</source>
        <translation>E-Mail der Gruppe</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Who joins the team</source>
        <translation>Wer ins Team kommt</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Part of %1 in the team</source>
        <translation>Rolle von %1 im Team</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <comment>a person</comment>
        <translation>Herausnehmen: %1</translation>
    </message>
    <message>
        <source>Nobody is in this team yet.</source>
        <translation>In diesem Team ist noch niemand.</translation>
    </message>
    <message>
        <source>took %1 into %2</source>
        <comment>person, team</comment>
        <translation>%1 in %2 aufgenommen</translation>
    </message>
    <message>
        <source>changed a part in %1</source>
        <comment>team</comment>
        <translation>Rolle in %1 geändert</translation>
    </message>
    <message>
        <source>took %1 out of %2</source>
        <comment>person, team</comment>
        <translation>%1 aus %2 herausgenommen</translation>
    </message>
    <message>
        <source>made the team %1</source>
        <translation>Team %1 angelegt</translation>
    </message>
    <message>
        <source>changed the team %1</source>
        <translation>Team %1 geändert</translation>
    </message>
</context>
<context>
    <name>homeport::TemplateFields</name>
    <message>
        <source>One after the other</source>
        <translation>Eine nach der anderen</translation>
    </message>
    <message>
        <source>The ticket cannot be resolved before they are done</source>
        <translation>Das Ticket kann nicht gelöst werden, bevor sie erledigt sind</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Keine Angabe</translation>
    </message>
    <message>
        <source>What it fills in</source>
        <translation>Was sie ausfüllt</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Auswirkung</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Tasks that come with it, one on each line</source>
        <translation>Aufgaben, die dazukommen, eine in jeder Zeile</translation>
    </message>
</context>
<context>
    <name>homeport::TemplatesPart</name>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Neue Vorlage</translation>
    </message>
    <message>
        <source>There are no templates yet. One fills in what is always the same.</source>
        <translation>Es gibt noch keine Vorlagen. Eine füllt aus, was immer gleich ist.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>made the template %1</source>
        <translation>Vorlage %1 angelegt</translation>
    </message>
    <message>
        <source>changed the template %1</source>
        <translation>Vorlage %1 geändert</translation>
    </message>
    <message>
        <source>deleted the template %1</source>
        <translation>Vorlage %1 gelöscht</translation>
    </message>
</context>
<context>
    <name>homeport::TextModulesPart</name>
    <message>
        <source>Text modules</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>New text module</source>
        <translation>Neuer Textbaustein</translation>
    </message>
    <message>
        <source>There are no text modules yet. In a reply or a note :: and their name put them in.</source>
        <translation>Es gibt noch keine Textbausteine. In einer Antwort oder Notiz fügen :: und der Name sie ein.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Filled in where the text is used: %1.</source>
        <translation>Wird ausgefüllt, wo der Text verwendet wird: %1.</translation>
    </message>
    <message>
        <source>Behind a name, |upper and |lower put it in capitals and small letters, |truncate(20) shortens it, and |default(nobody) stands in where there is nothing.</source>
        <translation>Hinter einem Namen setzen |upper und |lower ihn in Groß- und Kleinbuchstaben, |truncate(20) kürzt ihn, und |default(niemand) steht da, wo nichts ist.</translation>
    </message>
    <message>
        <source>Shared with the team</source>
        <translation>Geteilt mit dem Team</translation>
    </message>
    <message>
        <source>No team</source>
        <translation>Kein Team</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Of the organization: for everyone, or for that team</source>
        <translation>Der Organisation: für alle, oder für dieses Team</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Only me</source>
        <translation>Nur ich</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>A team</source>
        <translation>Ein Team</translation>
    </message>
    <message>
        <source>made the text module %1</source>
        <translation>Textbaustein %1 angelegt</translation>
    </message>
    <message>
        <source>changed the text module %1</source>
        <translation>Textbaustein %1 geändert</translation>
    </message>
    <message>
        <source>deleted the text module %1</source>
        <translation>Textbaustein %1 gelöscht</translation>
    </message>
</context>
<context>
    <name>homeport::ThingActs</name>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Put ** around what is marked in the reply or the note, or take them away</source>
        <translation>** um das Markierte in der Antwort oder der Notiz setzen oder wegnehmen</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <source>Put * around what is marked in the reply or the note, or take them away</source>
        <translation>* um das Markierte in der Antwort oder der Notiz setzen oder wegnehmen</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Choose files that go with the next message</source>
        <translation>Dateien wählen, die mit der nächsten Nachricht gehen</translation>
    </message>
    <message>
        <source>Open an attached file</source>
        <translation>Angehängte Datei öffnen</translation>
    </message>
    <message>
        <source>Open the file that is chosen, else the newest one</source>
        <translation>Die gewählte Datei öffnen, sonst die neueste</translation>
    </message>
    <message>
        <source>Save an attached file</source>
        <translation>Angehängte Datei speichern</translation>
    </message>
    <message>
        <source>Save the file that is chosen, else the newest one</source>
        <translation>Die gewählte Datei speichern, sonst die neueste</translation>
    </message>
    <message>
        <source>Remove an attached file</source>
        <translation>Angehängte Datei entfernen</translation>
    </message>
    <message>
        <source>Remove the file that is chosen, else the newest one</source>
        <translation>Die gewählte Datei entfernen, sonst die neueste</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>Say how another ticket has to do with this one</source>
        <translation>Sagen, was ein anderes Ticket mit diesem zu tun hat</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Put a word on the ticket that finds it again</source>
        <translation>Dem Ticket ein Wort geben, das es wiederfindet</translation>
    </message>
    <message>
        <source>Follow, or no longer</source>
        <translation>Folgen oder nicht mehr</translation>
    </message>
    <message>
        <source>Hear of what happens to the ticket</source>
        <translation>Erfahren, was mit dem Ticket geschieht</translation>
    </message>
    <message>
        <source>Let someone follow</source>
        <translation>Jemanden folgen lassen</translation>
    </message>
    <message>
        <source>Let a colleague hear of what happens to the ticket</source>
        <translation>Eine Kollegin oder einen Kollegen erfahren lassen, was mit dem Ticket geschieht</translation>
    </message>
    <message>
        <source>Book time</source>
        <translation>Zeit buchen</translation>
    </message>
    <message>
        <source>Say how long you worked on it</source>
        <translation>Sagen, wie lange Sie daran gearbeitet haben</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>Aufgabe anlegen</translation>
    </message>
    <message>
        <source>Split off a piece of the work</source>
        <translation>Ein Stück der Arbeit abtrennen</translation>
    </message>
    <message>
        <source>Show the ticket&apos;s tasks</source>
        <translation>Aufgaben des Tickets zeigen</translation>
    </message>
    <message>
        <source>Show related tickets</source>
        <translation>Verwandte Tickets zeigen</translation>
    </message>
    <message>
        <source>Insert a text module</source>
        <translation>Textbaustein einfügen</translation>
    </message>
    <message>
        <source>Choose one of the texts for replies and notes; :: in the text does the same</source>
        <translation>Einen der Texte für Antworten und Notizen wählen; :: im Text tut dasselbe</translation>
    </message>
    <message>
        <source>Save as template</source>
        <translation>Als Vorlage speichern</translation>
    </message>
    <message>
        <source>Let new incidents begin with what this one says, and with its tasks</source>
        <translation>Neue Störungen mit dem beginnen lassen, was hier steht, und mit den Aufgaben</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>Service hinzufügen</translation>
    </message>
    <message>
        <source>Say which further service suffers, and how much</source>
        <translation>Sagen, welcher weitere Service leidet, und wie sehr</translation>
    </message>
    <message>
        <source>Find in the ticket</source>
        <translation>Im Ticket suchen</translation>
    </message>
    <message>
        <source>Find words in the conversation, the tasks, the related tickets or the history</source>
        <translation>Wörter im Gespräch, in den Aufgaben, den verknüpften Tickets oder dem Verlauf finden</translation>
    </message>
    <message>
        <source>Find the next place</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Find the place before</source>
        <translation>Vorige Fundstelle</translation>
    </message>
    <message>
        <source>Choose the next message</source>
        <translation>Nächste Nachricht wählen</translation>
    </message>
    <message>
        <source>Choose the message before</source>
        <translation>Vorige Nachricht wählen</translation>
    </message>
    <message>
        <source>Copy a message</source>
        <translation>Eine Nachricht kopieren</translation>
    </message>
    <message>
        <source>Copy the message that is chosen, else the last one</source>
        <translation>Die gewählte Nachricht kopieren, sonst die letzte</translation>
    </message>
    <message>
        <source>Menu of a message</source>
        <translation>Menü einer Nachricht</translation>
    </message>
    <message>
        <source>What can be done with the message that is chosen, else the last one; its links, too</source>
        <translation>Was sich mit der gewählten Nachricht tun lässt, sonst mit der letzten; auch ihre Links</translation>
    </message>
    <message>
        <source>Reply with quote</source>
        <translation>Mit Zitat antworten</translation>
    </message>
    <message>
        <source>Answer the message that is chosen, else the last public one, below its words</source>
        <translation>Die gewählte Nachricht beantworten, sonst die letzte öffentliche, unter ihren Worten</translation>
    </message>
    <message>
        <source>Send and put on hold</source>
        <translation>Senden und warten lassen</translation>
    </message>
    <message>
        <source>Send what is written, then say what the ticket waits for, such as the requester</source>
        <translation>Senden, was geschrieben ist, und dann sagen, worauf das Ticket wartet, etwa auf die anfragende Person</translation>
    </message>
    <message>
        <source>Send and resolve</source>
        <translation>Senden und lösen</translation>
    </message>
    <message>
        <source>Send what is written, then say how the ticket was resolved</source>
        <translation>Senden, was geschrieben ist, und dann sagen, wie das Ticket gelöst wurde</translation>
    </message>
    <message>
        <source>Mark as duplicate of …</source>
        <translation>Als Duplikat kennzeichnen von …</translation>
    </message>
    <message>
        <source>End the incident: another ticket is about the same</source>
        <translation>Die Störung beenden: ein anderes Ticket handelt vom selben</translation>
    </message>
</context>
<context>
    <name>homeport::ThingForms</name>
    <message>
        <source>Link %1</source>
        <translation>%1 verknüpfen</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>&amp;This ticket</source>
        <translation>&amp;Dieses Ticket</translation>
    </message>
    <message>
        <source>Not&amp;e</source>
        <translation>B&amp;emerkung</translation>
    </message>
    <message>
        <source>linked %1 and %2</source>
        <translation>%1 und %2 verknüpft</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>Schlagwort für %1</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>&amp;Schlagwort</translation>
    </message>
    <message>
        <source>tagged %1</source>
        <translation>Schlagwort für %1 vergeben</translation>
    </message>
    <message>
        <source>Who follows %1</source>
        <translation>Wer %1 folgt</translation>
    </message>
    <message>
        <source>Let them follow</source>
        <translation>Folgen lassen</translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation>Service wählen</translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation>Person wählen</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>Choose a person from the list.</source>
        <translation>Wählen Sie eine Person aus der Liste.</translation>
    </message>
    <message>
        <source>let someone follow %1</source>
        <translation>jemanden %1 folgen lassen</translation>
    </message>
    <message>
        <source>Save %1 as a template</source>
        <translation>%1 als Vorlage speichern</translation>
    </message>
    <message>
        <source>Save template</source>
        <translation>Vorlage speichern</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>made a template of %1</source>
        <translation>aus %1 eine Vorlage gemacht</translation>
    </message>
    <message>
        <source>Service that %1 affects</source>
        <translation>Service, den %1 betrifft</translation>
    </message>
    <message>
        <source>Add service</source>
        <translation>Service hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>&amp;Service</translation>
    </message>
    <message>
        <source>&amp;How it is</source>
        <translation>&amp;Wie es um ihn steht</translation>
    </message>
    <message>
        <source>Choose a service from the list.</source>
        <translation>Wählen Sie einen Service aus der Liste.</translation>
    </message>
    <message>
        <source>added a service to %1</source>
        <translation>betroffenen Service zu %1 hinzugefügt</translation>
    </message>
    <message>
        <source>The catalogue has no services yet.</source>
        <translation>Im Katalog gibt es noch keine Services.</translation>
    </message>
    <message>
        <source>The &amp;other ticket</source>
        <translation>Das &amp;andere Ticket</translation>
    </message>
    <message>
        <source>Mark %1 as a duplicate</source>
        <translation>%1 als Duplikat kennzeichnen</translation>
    </message>
    <message>
        <source>End it as a duplicate</source>
        <translation>Als Duplikat beenden</translation>
    </message>
    <message>
        <source>It is the same &amp;as</source>
        <translation>Es ist &amp;dasselbe wie</translation>
    </message>
    <message>
        <source>marked %1 as a duplicate of %2</source>
        <translation>%1 als Duplikat von %2 gekennzeichnet</translation>
    </message>
    <message>
        <source>Type the number of the other ticket, or words of it.</source>
        <translation>Tippen Sie die Nummer des anderen Tickets oder Wörter daraus.</translation>
    </message>
    <message>
        <source>Choose one of the tickets in the list.</source>
        <translation>Wählen Sie eines der Tickets in der Liste.</translation>
    </message>
</context>
<context>
    <name>homeport::ThingsPanel</name>
    <message>
        <source>Followers</source>
        <translation>Folgende</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Verwandt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Let them no longer follow the ticket</source>
        <translation>Dem Ticket nicht mehr folgen lassen</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>noch niemand</translation>
    </message>
    <message>
        <source>Take the tag off</source>
        <translation>Schlagwort entfernen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>is part of</source>
        <translation>ist Teil von</translation>
    </message>
    <message>
        <source>has the part</source>
        <translation>hat als Teil</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>related tickets</comment>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>none booked</source>
        <translation>keine gebucht</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <comment>a length of time</comment>
        <translation>insgesamt %1</translation>
    </message>
    <message>
        <source>Remove what was booked</source>
        <translation>Gebuchtes entfernen</translation>
    </message>
    <message>
        <source>Also affected</source>
        <translation>Auch betroffen</translation>
    </message>
    <message>
        <source>Take the service off: it is not affected, or no longer</source>
        <translation>Den Service entfernen: Er ist nicht oder nicht mehr betroffen</translation>
    </message>
    <message>
        <source>billed</source>
        <translation>verrechnet</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>Correct %1, booked by yourself</source>
        <translation>Berichtigen: %1, selbst gebucht</translation>
    </message>
</context>
<context>
    <name>homeport::TicketActs</name>
    <message>
        <source>Acknowledge</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Say that the incident has been seen</source>
        <translation>Sagen, dass die Störung gesehen wurde</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Assign the ticket to yourself</source>
        <translation>Sich das Ticket zuweisen</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Give the ticket to a team or a person</source>
        <translation>Das Ticket einem Team oder einer Person geben</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>Arbeit beginnen</translation>
    </message>
    <message>
        <source>Say that work on it has begun</source>
        <translation>Sagen, dass die Arbeit daran begonnen hat</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Put the ticket on hold and say what it waits for</source>
        <translation>Das Ticket warten lassen und sagen, worauf</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on where the ticket was put on hold</source>
        <translation>Da weitermachen, wo das Ticket zu warten begann</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Say how it was solved</source>
        <translation>Sagen, wie es gelöst wurde</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Close it because the requester says it works</source>
        <translation>Schließen, weil der Melder sagt, dass es geht</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close it without waiting for the requester</source>
        <translation>Schließen, ohne auf den Melder zu warten</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Take it up again</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Folgestörung</translation>
    </message>
    <message>
        <source>Report a new incident that takes up this closed one</source>
        <translation>Eine neue Störung melden, die diese geschlossene wieder aufnimmt</translation>
    </message>
    <message>
        <source>Cancel ticket</source>
        <translation>Ticket stornieren</translation>
    </message>
    <message>
        <source>End it without a solution</source>
        <translation>Ohne Lösung beenden</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Write to the requester</source>
        <translation>Dem Melder schreiben</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Interne Notiz</translation>
    </message>
    <message>
        <source>Write what only the desk may read</source>
        <translation>Schreiben, was nur der Service Desk lesen darf</translation>
    </message>
    <message>
        <source>Set the priority by hand</source>
        <translation>Priorität von Hand setzen</translation>
    </message>
    <message>
        <source>Set it whatever impact and urgency say, with a reason</source>
        <translation>Sie unabhängig von Auswirkung und Dringlichkeit setzen, mit Begründung</translation>
    </message>
    <message>
        <source>Let the priority be calculated again</source>
        <translation>Priorität wieder berechnen lassen</translation>
    </message>
    <message>
        <source>Take back a priority that was set by hand</source>
        <translation>Eine von Hand gesetzte Priorität zurücknehmen</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Eskalieren</translation>
    </message>
    <message>
        <source>Say that it needs more than the team can give</source>
        <translation>Sagen, dass es mehr braucht, als das Team geben kann</translation>
    </message>
    <message>
        <source>End the escalation</source>
        <translation>Eskalation beenden</translation>
    </message>
    <message>
        <source>Say that the team can go on by itself</source>
        <translation>Sagen, dass das Team allein weiterkommt</translation>
    </message>
    <message>
        <source>Raise a problem …</source>
        <translation>Problem eröffnen …</translation>
    </message>
    <message>
        <source>Have the cause of the incident looked for</source>
        <translation>Die Ursache der Störung suchen lassen</translation>
    </message>
    <message>
        <source>Raise a change …</source>
        <translation>Änderung anstoßen …</translation>
    </message>
    <message>
        <source>Ask for a change that the incident requires</source>
        <translation>Um eine Änderung bitten, die die Störung erfordert</translation>
    </message>
    <message>
        <source>Convert to a request …</source>
        <translation>In eine Anfrage umwandeln …</translation>
    </message>
    <message>
        <source>Let a service request take the place of the incident, which is cancelled</source>
        <translation>Eine Serviceanfrage an die Stelle der Störung setzen, die abgebrochen wird</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Take it out of all lists, at once; it can be brought back</source>
        <translation>Sofort aus allen Listen nehmen; es lässt sich zurückholen</translation>
    </message>
</context>
<context>
    <name>homeport::TicketDeeds</name>
    <message>
        <source>took back an act on %1</source>
        <translation>Handlung an %1 zurückgenommen</translation>
    </message>
</context>
<context>
    <name>homeport::TicketFiles</name>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a file, why it cannot be attached</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Picture %1.png</source>
        <comment>a pasted picture, when</comment>
        <translation>Bild %1.png</translation>
    </message>
    <message>
        <source>There is no place for a copy to be opened. Save it instead.</source>
        <translation>Es gibt keinen Platz für eine Kopie zum Öffnen. Speichern Sie die Datei stattdessen.</translation>
    </message>
    <message>
        <source>No program on this computer opens files of that kind. Save it instead.</source>
        <translation>Kein Programm auf diesem Rechner öffnet solche Dateien. Speichern Sie die Datei stattdessen.</translation>
    </message>
    <message>
        <source>Save “%1”</source>
        <translation>„%1“ speichern</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
</context>
<context>
    <name>homeport::TicketForms</name>
    <message>
        <source>acknowledged %1</source>
        <translation>%1 bestätigt</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>%1 übernommen</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>%1 begonnen</translation>
    </message>
    <message>
        <source>resumed %1</source>
        <translation>%1 fortgesetzt</translation>
    </message>
    <message>
        <source>confirmed %1</source>
        <translation>Lösung von %1 bestätigt</translation>
    </message>
    <message>
        <source>Assign %1</source>
        <translation>%1 zuweisen</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>No team</source>
        <translation>Kein Team</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>Niemand Bestimmtes</translation>
    </message>
    <message>
        <source>&amp;Team</source>
        <translation>&amp;Team</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Warum</translation>
    </message>
    <message>
        <source>Needed when it goes to another team.</source>
        <translation>Nötig, wenn es an ein anderes Team geht.</translation>
    </message>
    <message>
        <source>Choose a team or a person from the lists.</source>
        <translation>Wählen Sie ein Team oder eine Person aus den Listen.</translation>
    </message>
    <message>
        <source>assigned %1</source>
        <translation>%1 zugewiesen</translation>
    </message>
    <message>
        <source>Put %1 on hold</source>
        <translation>%1 auf Warten setzen</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Warten lassen</translation>
    </message>
    <message>
        <source>Choose a supplier</source>
        <translation>Lieferant wählen</translation>
    </message>
    <message>
        <source>&amp;Waits for</source>
        <translation>&amp;Wartet auf</translation>
    </message>
    <message>
        <source>&amp;Supplier</source>
        <translation>&amp;Lieferant</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation>&amp;Kommentar</translation>
    </message>
    <message>
        <source>Then it resumes by itself.</source>
        <translation>Dann geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>No supplier is known to this desk yet.</source>
        <translation>Dieser Desk kennt noch keinen Lieferanten.</translation>
    </message>
    <message>
        <source>Type a date, such as &quot;tomorrow 9:00&quot;, or pick one.</source>
        <translation>Tippen Sie ein Datum wie „morgen 9:00“ oder wählen Sie eines.</translation>
    </message>
    <message>
        <source>That moment has passed.</source>
        <translation>Dieser Zeitpunkt ist vorbei.</translation>
    </message>
    <message>
        <source>This reason needs a moment to end.</source>
        <translation>Dieser Grund braucht einen Zeitpunkt, zu dem er endet.</translation>
    </message>
    <message>
        <source>Choose the supplier from the list.</source>
        <translation>Wählen Sie den Lieferanten aus der Liste.</translation>
    </message>
    <message>
        <source>put %1 on hold</source>
        <translation>%1 auf Warten gesetzt</translation>
    </message>
    <message>
        <source>Resolve %1</source>
        <translation>%1 lösen</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>W&amp;ie</translation>
    </message>
    <message>
        <source>&amp;What was done</source>
        <translation>&amp;Was getan wurde</translation>
    </message>
    <message>
        <source>The requester reads this.</source>
        <translation>Der Melder liest dies.</translation>
    </message>
    <message>
        <source>resolved %1</source>
        <translation>%1 gelöst</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 stornieren</translation>
    </message>
    <message>
        <source>Cancel ticket</source>
        <translation>Ticket stornieren</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>cancelled %1</source>
        <translation>%1 storniert</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The requester did not answer</source>
        <translation>Der Melder antwortete nicht</translation>
    </message>
    <message>
        <source>Administrative</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>closed %1</source>
        <translation>%1 geschlossen</translation>
    </message>
    <message>
        <source>Reopen %1</source>
        <translation>%1 wieder öffnen</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;What is still wrong</source>
        <translation>&amp;Was noch nicht stimmt</translation>
    </message>
    <message>
        <source>reopened %1</source>
        <translation>%1 wieder geöffnet</translation>
    </message>
    <message>
        <source>&amp;Tickets that are part of it</source>
        <translation>&amp;Tickets, die ein Teil davon sind</translation>
    </message>
    <message>
        <source>Say what becomes of them.</source>
        <translation>Sagen Sie, was aus ihnen wird.</translation>
    </message>
    <message numerus="yes">
        <source>%n open, please choose</source>
        <translation>
            <numerusform>%n offen, bitte wählen</numerusform>
            <numerusform>%n offen, bitte wählen</numerusform>
        </translation>
    </message>
    <message>
        <source>Resolve them too, with these words</source>
        <translation>Mit diesen Worten ebenfalls lösen</translation>
    </message>
    <message>
        <source>Leave them open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>let the priority of %1 be calculated</source>
        <translation>Priorität von %1 wieder berechnen lassen</translation>
    </message>
    <message>
        <source>Set the priority of %1</source>
        <translation>Priorität von %1 setzen</translation>
    </message>
    <message>
        <source>Set priority</source>
        <translation>Priorität setzen</translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation>&amp;Priorität</translation>
    </message>
    <message>
        <source>In ten characters at least.</source>
        <translation>Mit mindestens zehn Zeichen.</translation>
    </message>
    <message>
        <source>set the priority of %1</source>
        <translation>Priorität von %1 gesetzt</translation>
    </message>
    <message>
        <source>End the escalation of %1</source>
        <translation>Eskalation von %1 beenden</translation>
    </message>
    <message>
        <source>Escalate %1</source>
        <translation>%1 eskalieren</translation>
    </message>
    <message>
        <source>End escalation</source>
        <translation>Eskalation beenden</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Eskalieren</translation>
    </message>
    <message>
        <source>ended the escalation of %1</source>
        <translation>Eskalation von %1 beendet</translation>
    </message>
    <message>
        <source>escalated %1</source>
        <translation>%1 eskaliert</translation>
    </message>
    <message>
        <source>Change %1</source>
        <comment>34 tickets</comment>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>Choose from the list, or leave it empty.</source>
        <translation>Wählen Sie aus der Liste, oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>Choose at least one value.</source>
        <translation>Wählen Sie mindestens einen Wert.</translation>
    </message>
    <message>
        <source>changed %1</source>
        <comment>34 tickets</comment>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a field, a ticket</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>changed %1 of %2</source>
        <comment>a field, a ticket</comment>
        <translation>%1 von %2 geändert</translation>
    </message>
</context>
<context>
    <name>homeport::TicketHead</name>
    <message>
        <source>Raise …</source>
        <translation>Eröffnen …</translation>
    </message>
    <message>
        <source>Make another kind of ticket out of this one</source>
        <translation>Aus diesem Ticket eines von anderer Art machen</translation>
    </message>
    <message>
        <source>More …</source>
        <translation>Mehr …</translation>
    </message>
    <message>
        <source>All that can be done with the ticket</source>
        <translation>Alles, was mit dem Ticket geschehen kann</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>Since %1</source>
        <comment>a moment</comment>
        <translation>Seit %1</translation>
    </message>
</context>
<context>
    <name>homeport::TicketMessages</name>
    <message>
        <source>Draft saved</source>
        <translation>Entwurf gesichert</translation>
    </message>
    <message>
        <source>The draft cannot be saved; keep this tab open.</source>
        <translation>Der Entwurf lässt sich nicht sichern; lassen Sie diesen Reiter offen.</translation>
    </message>
    <message>
        <source>There are no text modules yet; the settings make some.</source>
        <translation>Es gibt noch keine Textbausteine; in den Einstellungen entstehen welche.</translation>
    </message>
</context>
<context>
    <name>homeport::TicketPage</name>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Conversation %1</source>
        <translation>Gespräch %1</translation>
    </message>
    <message>
        <source>wrote in %1</source>
        <translation>in %1 geschrieben</translation>
    </message>
    <message>
        <source>The ticket as it was at %1. It can only be read.</source>
        <translation>Das Ticket, wie es am %1 war. Es lässt sich nur lesen.</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>Show history</source>
        <translation>Verlauf zeigen</translation>
    </message>
    <message>
        <source>deleted %1</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>%1 was deleted, or is no longer yours to see.</source>
        <translation>%1 wurde gelöscht, oder Sie dürfen es nicht mehr sehen.</translation>
    </message>
    <message>
        <source>Nothing can be sent here now. What you wrote is kept.</source>
        <translation>Hier lässt sich jetzt nichts senden. Was Sie geschrieben haben, bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>homeport::TicketParts</name>
    <message>
        <source>took a follower off %1</source>
        <translation>jemanden von %1 genommen</translation>
    </message>
    <message>
        <source>took a tag off %1</source>
        <translation>Schlagwort von %1 entfernt</translation>
    </message>
    <message>
        <source>removed time booked on %1</source>
        <translation>gebuchte Zeit von %1 entfernt</translation>
    </message>
    <message>
        <source>removed a link of %1</source>
        <translation>Verknüpfung von %1 entfernt</translation>
    </message>
    <message>
        <source>took %1 out of another ticket</source>
        <translation>%1 aus einem anderen Ticket gelöst</translation>
    </message>
    <message>
        <source>removed a task of %1</source>
        <translation>Aufgabe von %1 entfernt</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Tasks %1</source>
        <comment>how many</comment>
        <translation>Aufgaben %1</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Verwandt</translation>
    </message>
    <message>
        <source>Related %1</source>
        <comment>how many</comment>
        <translation>Verwandt %1</translation>
    </message>
    <message>
        <source>no longer follow %1</source>
        <translation>%1 nicht mehr folgen</translation>
    </message>
    <message>
        <source>follow %1</source>
        <translation>%1 folgen</translation>
    </message>
    <message>
        <source>removed %1</source>
        <comment>a file</comment>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>took a service off %1</source>
        <translation>betroffenen Service von %1 entfernt</translation>
    </message>
</context>
<context>
    <name>homeport::TicketPicker</name>
    <message>
        <source>INC-000123, or words of it</source>
        <translation>INC-000123 oder Wörter daraus</translation>
    </message>
    <message>
        <source>Tickets to choose from</source>
        <translation>Tickets zur Auswahl</translation>
    </message>
    <message>
        <source>%1  %2 · %3</source>
        <comment>number, title and status of a ticket</comment>
        <translation>%1  %2 · %3</translation>
    </message>
</context>
<context>
    <name>homeport::TicketPreview</name>
    <message>
        <source>Choose a ticket to see it here.</source>
        <translation>Wählen Sie ein Ticket, um es hier zu sehen.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Neuestes</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Melder</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Gemeldet</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
</context>
<context>
    <name>homeport::TimeForms</name>
    <message>
        <source>Type a length of up to a day, such as 45 or 1:30.</source>
        <translation>Tippen Sie eine Dauer bis zu einem Tag, etwa 45 oder 1:30.</translation>
    </message>
    <message>
        <source>Type a moment, such as &quot;yesterday 16:00&quot;, or pick the day.</source>
        <translation>Tippen Sie einen Zeitpunkt, etwa „gestern 16:00“, oder wählen Sie den Tag.</translation>
    </message>
    <message>
        <source>45, 1:30 or 2h</source>
        <translation>45, 1:30 oder 2h</translation>
    </message>
    <message>
        <source>So long ago that it ends now.</source>
        <translation>So lange her, dass es jetzt endet.</translation>
    </message>
    <message>
        <source>none, the ticket as a whole</source>
        <translation>keine, das Ticket im Ganzen</translation>
    </message>
    <message>
        <source>It is billed</source>
        <translation>Wird verrechnet</translation>
    </message>
    <message>
        <source>&amp;How long</source>
        <translation>&amp;Wie lange</translation>
    </message>
    <message>
        <source>In minutes or hours.</source>
        <translation>In Minuten oder Stunden.</translation>
    </message>
    <message>
        <source>&amp;Begun</source>
        <translation>Be&amp;gonnen</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Wofür</translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation>&amp;Aufgabe</translation>
    </message>
    <message>
        <source>Not&amp;e</source>
        <translation>B&amp;emerkung</translation>
    </message>
    <message>
        <source>Book time on %1</source>
        <translation>Zeit auf %1 buchen</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buchen</translation>
    </message>
    <message>
        <source>booked time on %1</source>
        <translation>Zeit auf %1 gebucht</translation>
    </message>
    <message>
        <source>Time booked on %1</source>
        <translation>Auf %1 gebuchte Zeit</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>As it was.</source>
        <translation>Wie es war.</translation>
    </message>
    <message>
        <source>corrected time booked on %1</source>
        <translation>auf %1 gebuchte Zeit berichtigt</translation>
    </message>
</context>
<context>
    <name>homeport::TimePill</name>
    <message>
        <source>+%1</source>
        <comment>time beyond the target</comment>
        <translation>+%1</translation>
    </message>
    <message>
        <source>Due %1. %2.</source>
        <comment>moment, state</comment>
        <translation>Fällig %1. %2.</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>state</comment>
        <translation>%1.</translation>
    </message>
</context>
<context>
    <name>homeport::TimeSlider</name>
    <message>
        <source>Moment in the past</source>
        <translation>Zeitpunkt in der Vergangenheit</translation>
    </message>
</context>
<context>
    <name>homeport::UsersPart</name>
    <message>
        <source>Password for %1</source>
        <translation>Passwort für %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Tell it to them; it is shown only now</source>
        <translation>Sagen Sie es weiter; es wird nur jetzt gezeigt</translation>
    </message>
    <message>
        <source>It lasts for an hour, for three days before the first sign-in, and opens only the choice of an own password.</source>
        <translation>Es gilt eine Stunde, vor der ersten Anmeldung drei Tage, und öffnet nur die Wahl eines eigenen Passworts.</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>Neuer Benutzer</translation>
    </message>
    <message>
        <source>There is nobody to be seen here.</source>
        <translation>Hier ist niemand zu sehen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Another role</source>
        <translation>Weitere Rolle</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Reset password …</source>
        <translation>Passwort zurücksetzen …</translation>
    </message>
    <message>
        <source>End the wait</source>
        <translation>Wartezeit beenden</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>Überall abmelden</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobil</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Vorgesetzte Person</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Kind of user</source>
        <translation>Art des Benutzers</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>They may try again at once.</source>
        <translation>Ein neuer Versuch ist sofort möglich.</translation>
    </message>
    <message>
        <source>All their sessions are ended.</source>
        <translation>Alle Sitzungen sind beendet.</translation>
    </message>
    <message>
        <source>Role to give</source>
        <translation>Rolle, die vergeben wird</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Has to wait</source>
        <translation>Muss warten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>%1, for %2 only</source>
        <comment>role, team</comment>
        <translation>%1, nur für %2</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Entziehen</translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <comment>a role</comment>
        <translation>Entziehen: %1</translation>
    </message>
    <message>
        <source>None: they may do nothing here.</source>
        <translation>Keine: Hier ist nichts erlaubt.</translation>
    </message>
    <message>
        <source>The role is given.</source>
        <translation>Die Rolle ist vergeben.</translation>
    </message>
    <message>
        <source>The role is taken away.</source>
        <translation>Die Rolle ist entzogen.</translation>
    </message>
    <message>
        <source>The account is switched off. Its tickets stay with it until you assign them.</source>
        <translation>Das Konto ist abgeschaltet. Seine Tickets bleiben bei ihm, bis Sie sie neu zuweisen.</translation>
    </message>
    <message>
        <source>The account is switched on again.</source>
        <translation>Das Konto ist wieder eingeschaltet.</translation>
    </message>
    <message>
        <source>made the account of %1</source>
        <translation>Konto von %1 angelegt</translation>
    </message>
    <message>
        <source>changed the account of %1</source>
        <translation>Konto von %1 geändert</translation>
    </message>
</context>
<context>
    <name>homeport::ViewActs</name>
    <message>
        <source>Saved</source>
        <comment>views</comment>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Save this list as a view</source>
        <translation>Diese Liste als Ansicht speichern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>saved the view “%1”</source>
        <translation>Ansicht „%1“ gespeichert</translation>
    </message>
    <message>
        <source>Change the view as it is shown now</source>
        <translation>Die Ansicht ändern, wie sie jetzt gezeigt wird</translation>
    </message>
    <message>
        <source>changed the view “%1”</source>
        <translation>Ansicht „%1“ geändert</translation>
    </message>
    <message>
        <source>Only me</source>
        <translation>Nur ich</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Shared with</source>
        <translation>&amp;Geteilt mit</translation>
    </message>
    <message>
        <source>Its members see the view; the tickets in it are those each may see.</source>
        <translation>Die Mitglieder sehen die Ansicht; darin stehen die Tickets, die jeder sehen darf.</translation>
    </message>
    <message>
        <source>Give the view a name.</source>
        <translation>Geben Sie der Ansicht einen Namen.</translation>
    </message>
    <message>
        <source>deleted the view “%1”</source>
        <translation>Ansicht „%1“ gelöscht</translation>
    </message>
    <message>
        <source>moved the view “%1”</source>
        <translation>Ansicht „%1“ verschoben</translation>
    </message>
    <message>
        <source>You have a view of that name already.</source>
        <translation>Sie haben schon eine Ansicht dieses Namens.</translation>
    </message>
</context>
<context>
    <name>homeport::ViewExport</name>
    <message>
        <source>Export all incidents</source>
        <translation>Alle Störungen exportieren</translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation>„%1“ exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv);;JSON (*.json)</source>
        <translation>Tabelle (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>The export is being written …</source>
        <translation>Der Export wird geschrieben …</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) are in the file.</source>
        <translation>
            <numerusform>%n Störung steht in der Datei.</numerusform>
            <numerusform>%n Störungen stehen in der Datei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) of “%1” are in the file.</source>
        <translation>
            <numerusform>%n Störung aus „%1“ steht in der Datei.</numerusform>
            <numerusform>%n Störungen aus „%1“ stehen in der Datei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) of “%1” are in the file.</source>
        <translation>
            <numerusform>%n Ticket aus „%1“ steht in der Datei.</numerusform>
            <numerusform>%n Tickets aus „%1“ stehen in der Datei.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>homeport::WeekEditor</name>
    <message>
        <source>Hours on %1</source>
        <translation>Zeiten am %1</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>Several hours a day with a comma: 8-12, 13-17. %1 copies a day to the next.</source>
        <comment>a key</comment>
        <translation>Mehrere Zeiten am Tag mit Komma: 8-12, 13-17. %1 kopiert einen Tag auf den nächsten.</translation>
    </message>
    <message>
        <source>Hours look like this: 8-12, 13-17</source>
        <translation>Zeiten sehen so aus: 8-12, 13-17</translation>
    </message>
    <message>
        <source>noon</source>
        <translation>Mittag</translation>
    </message>
</context>
<context>
    <name>homeport::Words</name>
    <message>
        <source>Someone else changed this in the meantime. Look at the new state and try again.</source>
        <translation>Jemand anders hat dies inzwischen geändert. Sehen Sie den neuen Stand an und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>That is not possible in the present status of the ticket.</source>
        <translation>Das ist im jetzigen Status des Tickets nicht möglich.</translation>
    </message>
    <message>
        <source>Something that is needed is missing.</source>
        <translation>Es fehlt etwas, das gebraucht wird.</translation>
    </message>
    <message>
        <source>Please fill in: %1.</source>
        <translation>Bitte ausfüllen: %1.</translation>
    </message>
    <message>
        <source>You do not have the right to do that. An administrator can grant it.</source>
        <translation>Dazu haben Sie nicht das Recht. Ein Administrator kann es erteilen.</translation>
    </message>
    <message>
        <source>The ticket is closed and can no longer be changed.</source>
        <translation>Das Ticket ist geschlossen und kann nicht mehr geändert werden.</translation>
    </message>
    <message>
        <source>Sign-in name or password is wrong. After several tries there is a short wait.</source>
        <translation>Anmeldename oder Passwort ist falsch. Nach mehreren Versuchen ist eine kurze Wartezeit nötig.</translation>
    </message>
    <message>
        <source>That password is too easy to guess. Take a longer one, for example four words.</source>
        <translation>Dieses Passwort ist zu leicht zu erraten. Nehmen Sie ein längeres, zum Beispiel vier Wörter.</translation>
    </message>
    <message>
        <source>That password was used before. Please take another one.</source>
        <translation>Dieses Passwort war schon einmal in Gebrauch. Bitte nehmen Sie ein anderes.</translation>
    </message>
    <message>
        <source>That needs your password once more. Nothing was changed; try again and type it.</source>
        <translation>Dafür wird Ihr Passwort noch einmal gebraucht. Nichts wurde geändert; versuchen Sie es noch einmal und geben Sie es ein.</translation>
    </message>
    <message>
        <source>You were signed out here, perhaps by a new password. Please sign in again.</source>
        <translation>Sie wurden hier abgemeldet, vielleicht durch ein neues Passwort. Bitte melden Sie sich wieder an.</translation>
    </message>
    <message>
        <source>That is not a Homeport desk. Nothing was changed; choose another one.</source>
        <translation>Das ist kein Homeport-Desk. Nichts wurde geändert; wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>A newer Homeport wrote this desk. Update Homeport to open it.</source>
        <translation>Ein neueres Homeport hat diesen Desk geschrieben. Aktualisieren Sie Homeport, um ihn zu öffnen.</translation>
    </message>
    <message>
        <source>An older Homeport made this shared desk. An administrator upgrades it first.</source>
        <translation>Ein älteres Homeport hat diesen geteilten Desk angelegt. Zuerst bringt ein Administrator ihn auf den neuen Stand.</translation>
    </message>
    <message>
        <source>There is a desk at this place already. Open it, or choose another place.</source>
        <translation>An dieser Stelle liegt schon ein Desk. Öffnen Sie ihn oder wählen Sie eine andere Stelle.</translation>
    </message>
    <message>
        <source>That cannot be accepted as it is. Please check what you entered.</source>
        <translation>So geht es nicht. Bitte prüfen Sie Ihre Eingabe.</translation>
    </message>
    <message>
        <source>It was not found; it may have been removed, or you may not see it.</source>
        <translation>Es wurde nicht gefunden; vielleicht wurde es entfernt, oder Sie dürfen es nicht sehen.</translation>
    </message>
    <message>
        <source>It was changed elsewhere or exists already. Look again and repeat it.</source>
        <translation>Es wurde anderswo geändert oder ist schon da. Sehen Sie noch einmal nach und wiederholen Sie es.</translation>
    </message>
    <message>
        <source>The database cannot be reached. Nothing was lost; try again in a moment.</source>
        <translation>Die Datenbank ist nicht erreichbar. Nichts ging verloren; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>That was cancelled; nothing was changed.</source>
        <translation>Das wurde abgebrochen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>That did not work because of an error in Homeport. Nothing was changed.</source>
        <translation>Das schlug wegen eines Fehlers in Homeport fehl. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n Min.</numerusform>
            <numerusform>vor %n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date without year</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date with year</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>A newer Homeport wrote this desk: it has schema %1, and this program knows %2. Update Homeport to open it; nothing was changed.</source>
        <translation>Ein neueres Homeport hat diesen Desk geschrieben: Er hat das Schema %1, und dieses Programm kennt %2. Aktualisieren Sie Homeport, um ihn zu öffnen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This desk was brought from schema %1 to %2.</source>
        <translation>Dieser Desk wurde vom Schema %1 auf %2 gebracht.</translation>
    </message>
    <message>
        <source>A checked copy of it as it was lies at %1.</source>
        <translation>Eine geprüfte Kopie des vorigen Standes liegt unter %1.</translation>
    </message>
    <message>
        <source>Someone has built on it since, so it can no longer be taken back.</source>
        <translation>Jemand hat seither darauf aufgebaut, darum lässt es sich nicht mehr zurücknehmen.</translation>
    </message>
    <message>
        <source>That does not fit: %1. Please choose or enter it again.</source>
        <translation>Das passt nicht: %1. Bitte wählen oder geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>That category cannot be chosen for this kind of ticket. Please take another one.</source>
        <translation>Diese Kategorie lässt sich für Tickets dieser Art nicht wählen. Bitte nehmen Sie eine andere.</translation>
    </message>
    <message>
        <source>That person does not work in the ticket&apos;s team. Choose someone of the team, or another team.</source>
        <translation>Diese Person arbeitet nicht im Team des Tickets. Wählen Sie jemanden aus dem Team oder ein anderes Team.</translation>
    </message>
    <message>
        <source>There are open tasks that must be done or skipped first.</source>
        <translation>Erst müssen offene Aufgaben erledigt oder übersprungen werden.</translation>
    </message>
    <message>
        <source>Another ticket blocks this one and is still open.</source>
        <translation>Ein anderes Ticket blockiert dieses und ist noch offen.</translation>
    </message>
    <message>
        <source>There are open tickets under this one; end them first.</source>
        <translation>Unter diesem gibt es offene Tickets; beenden Sie diese zuerst.</translation>
    </message>
    <message>
        <source>This is a major incident. Its review must be completed or waived first.</source>
        <translation>Das ist eine schwere Störung. Ihre Prüfung muss zuerst abgeschlossen oder erlassen sein.</translation>
    </message>
    <message>
        <source>That concerns another ticket as well, and there it is no longer possible.</source>
        <translation>Das betrifft auch ein anderes Ticket, und dort ist es nicht mehr möglich.</translation>
    </message>
    <message>
        <source>That concerns %1 as well, and there it is no longer possible.</source>
        <translation>Das betrifft auch %1, und dort ist es nicht mehr möglich.</translation>
    </message>
    <message>
        <source>It was closed too long ago to be reopened. Report a follow-up instead.</source>
        <translation>Es ist zu lange geschlossen, um es wieder zu öffnen. Melden Sie stattdessen eine Folgestörung.</translation>
    </message>
    <message>
        <source>It can still be reopened. Do that instead of reporting a follow-up.</source>
        <translation>Es lässt sich noch wieder öffnen. Tun Sie das, statt eine Folgestörung zu melden.</translation>
    </message>
    <message>
        <source>Link the change or the problem it waits for first.</source>
        <translation>Verknüpfen Sie zuerst die Änderung oder das Problem, worauf es wartet.</translation>
    </message>
    <message>
        <source>A rule of the process does not allow that now.</source>
        <translation>Eine Regel des Ablaufs lässt das jetzt nicht zu.</translation>
    </message>
    <message>
        <source>A desk cannot live on a network drive or in a cloud folder. Nothing was written; choose a folder on this computer.</source>
        <translation>Ein Desk kann nicht auf einem Netzlaufwerk oder in einem Cloud-Ordner liegen. Nichts wurde geschrieben; wählen Sie einen Ordner auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Another program is using the desk&apos;s file. Nothing was saved; try again.</source>
        <translation>Ein anderes Programm benutzt die Datei des Desks. Nichts wurde gesichert; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk is full. This was not saved, all that was before is; make room.</source>
        <translation>Die Festplatte ist voll. Dies wurde nicht gesichert, alles Frühere schon; schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>The disk reports an error. What was saved before is kept; look whether this is, too.</source>
        <translation>Die Festplatte meldet einen Fehler. Früher Gesichertes ist erhalten; sehen Sie nach, ob auch dies gesichert ist.</translation>
    </message>
    <message>
        <source>The desk can be read here but not written. Nothing was saved.</source>
        <translation>Der Desk lässt sich hier lesen, aber nicht schreiben. Nichts wurde gesichert.</translation>
    </message>
    <message>
        <source>The file cannot be read or written. Nothing was changed; look at its rights.</source>
        <translation>Die Datei lässt sich nicht lesen oder schreiben. Nichts wurde geändert; prüfen Sie ihre Rechte.</translation>
    </message>
    <message>
        <source>The connection was lost while saving. Look whether it was saved before you repeat it.</source>
        <translation>Die Verbindung riss beim Sichern ab. Sehen Sie nach, ob es gesichert ist, bevor Sie es wiederholen.</translation>
    </message>
    <message>
        <source>The database is damaged. Nothing was written; restore the latest backup.</source>
        <translation>Die Datenbank ist beschädigt. Nichts wurde geschrieben; stellen Sie die letzte Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <comment>a day in full</comment>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
    <message>
        <source>Say why the team gives it away.</source>
        <translation>Bitte angeben, warum das Team das Ticket abgibt.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The search index has to be built first; open the desk once to write in it.</source>
        <translation>Der Suchindex muss erst aufgebaut werden; öffnen Sie den Desk einmal zum Schreiben.</translation>
    </message>
    <message>
        <source>The connection was lost while saving. Try again: it is saved only once.</source>
        <translation>Die Verbindung riss beim Sichern ab. Versuchen Sie es noch einmal: gesichert wird es nur einmal.</translation>
    </message>
    <message>
        <source>It was saved at the first try after all, as it was then. Look at it before you send it anew.</source>
        <translation>Es wurde doch schon beim ersten Versuch gesichert, so wie es da war. Sehen Sie es an, bevor Sie es neu absenden.</translation>
    </message>
    <message>
        <source>That is too long for a message. Attach it as a file.</source>
        <translation>Das ist zu lang für eine Nachricht. Hängen Sie es als Datei an.</translation>
    </message>
    <message>
        <source>The file is larger than the %1 that may be attached. Nothing was copied.</source>
        <translation>Die Datei ist größer als die %1, die angehängt werden dürfen. Nichts wurde kopiert.</translation>
    </message>
    <message>
        <source>That file is a program, whatever its name says, and cannot be attached.</source>
        <translation>Diese Datei ist ein Programm, was auch ihr Name sagt, und kann nicht angehängt werden.</translation>
    </message>
    <message>
        <source>The content of the file is not what its ending “%1” says; it was not attached.</source>
        <translation>Der Inhalt der Datei ist nicht, was ihre Endung „%1“ sagt; sie wurde nicht angehängt.</translation>
    </message>
    <message>
        <source>Files of that kind cannot be attached. Pack it into a zip file, or send a picture, a text or a PDF.</source>
        <translation>Dateien dieser Art können nicht angehängt werden. Packen Sie sie in eine ZIP-Datei, oder senden Sie ein Bild, einen Text oder ein PDF.</translation>
    </message>
    <message>
        <source>A virus was found in that file, so it stays closed.</source>
        <translation>In dieser Datei wurde ein Virus gefunden, darum bleibt sie geschlossen.</translation>
    </message>
    <message>
        <source>The content of that file is not on this device.</source>
        <translation>Der Inhalt dieser Datei ist nicht auf diesem Gerät.</translation>
    </message>
    <message>
        <source>The content of that file is no longer what was attached, so it stays closed. Restore the latest backup.</source>
        <translation>Der Inhalt dieser Datei ist nicht mehr, was angehängt wurde, darum bleibt sie geschlossen. Stellen Sie die letzte Sicherung wieder her.</translation>
    </message>
    <message>
        <source>There is a file of that name already. Nothing was written; choose another.</source>
        <translation>Es gibt schon eine Datei dieses Namens. Nichts wurde geschrieben; wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The ticket holds as many files as it may. Remove one first.</source>
        <translation>Das Ticket enthält so viele Dateien, wie es darf. Entfernen Sie erst eine.</translation>
    </message>
    <message>
        <source>That would close a ring: the other ticket leads back to this one.</source>
        <translation>Das würde einen Kreis schließen: Das andere Ticket führt zu diesem zurück.</translation>
    </message>
    <message>
        <source>A ticket can be part of another of its kind only, and one level deep.</source>
        <translation>Ein Ticket kann nur Teil eines anderen seiner Art sein, und nur eine Ebene tief.</translation>
    </message>
    <message>
        <source>A ticket cannot be linked to itself.</source>
        <translation>Ein Ticket lässt sich nicht mit sich selbst verknüpfen.</translation>
    </message>
    <message>
        <source>Tickets of these kinds cannot be linked so.</source>
        <translation>Tickets dieser Arten lassen sich so nicht verknüpfen.</translation>
    </message>
    <message>
        <source>That link goes only with the act that made it; take the act back.</source>
        <translation>Diese Verknüpfung geht nur mit der Handlung, die sie machte; nehmen Sie die Handlung zurück.</translation>
    </message>
    <message>
        <source>One of the two is part of a pair of duplicates already.</source>
        <translation>Eines der beiden gehört schon zu einem Paar von Duplikaten.</translation>
    </message>
    <message>
        <source>These two tickets cannot be linked so.</source>
        <translation>Diese beiden Tickets lassen sich so nicht verknüpfen.</translation>
    </message>
    <message>
        <source>That would lead in a circle. Choose another one.</source>
        <translation>Das führte im Kreis. Bitte wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>That would lie too deep. Choose one nearer to the top.</source>
        <translation>Das läge zu tief. Bitte wählen Sie etwas weiter oben.</translation>
    </message>
    <message>
        <source>It is still in use, so it stays. Switch it off instead, or change what uses it.</source>
        <translation>Es ist noch in Gebrauch und bleibt deshalb. Schalten Sie es ab, oder ändern Sie, was es benutzt.</translation>
    </message>
    <message>
        <source>Nobody could administer the desk then. Make somebody else an administrator first.</source>
        <translation>Dann könnte niemand mehr den Desk verwalten. Machen Sie zuerst jemand anderen zum Administrator.</translation>
    </message>
    <message>
        <source>That would give more than you may do yourself, or change your own rights. Another administrator can do it.</source>
        <translation>Das gäbe mehr, als Sie selbst dürfen, oder änderte Ihre eigenen Rechte. Ein anderer Administrator kann es tun.</translation>
    </message>
    <message>
        <source>Shipped roles stay as they are. Copy it and change the copy.</source>
        <translation>Mitgelieferte Rollen bleiben, wie sie sind. Kopieren Sie die Rolle und ändern Sie die Kopie.</translation>
    </message>
    <message>
        <source>The desk has as many users as it may have. Switch one off first.</source>
        <translation>Der Desk hat so viele Benutzer, wie er haben darf. Schalten Sie zuerst einen ab.</translation>
    </message>
    <message>
        <source>That account is switched off. Switch it on first.</source>
        <translation>Dieses Konto ist abgeschaltet. Schalten Sie es zuerst ein.</translation>
    </message>
    <message>
        <source>That password was given to you, or is too old by now. Choose a new one of your own.</source>
        <translation>Dieses Passwort wurde Ihnen gegeben oder ist inzwischen zu alt. Wählen Sie jetzt ein neues, eigenes.</translation>
    </message>
    <message>
        <source>That is taken already: %1. Please choose another.</source>
        <translation>Das ist schon vergeben: %1. Bitte wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>The filter is nested too deeply, or too long.</source>
        <translation>Der Filter ist zu tief verschachtelt oder zu lang.</translation>
    </message>
    <message>
        <source>The filter cannot be read.</source>
        <translation>Der Filter lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Nothing can be filled in for {{%1}}. Take one of the names that are offered.</source>
        <translation>Für {{%1}} lässt sich nichts einsetzen. Nehmen Sie einen der angebotenen Namen.</translation>
    </message>
    <message>
        <source>That password has too few kinds of signs. Mix small letters, capitals, digits and others.</source>
        <translation>Dieses Passwort hat zu wenige Arten von Zeichen. Mischen Sie kleine und große Buchstaben, Ziffern und andere Zeichen.</translation>
    </message>
    <message>
        <source>That service cannot be requested. Please choose another one.</source>
        <translation>Dieser Service lässt sich nicht anfordern. Bitte wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>A standard change follows a model, and there is none. Choose another type.</source>
        <translation>Eine Standardänderung folgt einem Modell, und es gibt keines. Wählen Sie eine andere Art.</translation>
    </message>
    <message>
        <source>Other tickets are part of it; take them out of it first, or delete them.</source>
        <translation>Andere Tickets gehören dazu; nehmen Sie sie zuerst heraus, oder löschen Sie sie.</translation>
    </message>
    <message>
        <source>That breach has been voided already.</source>
        <translation>Diese Verletzung ist schon aufgehoben.</translation>
    </message>
    <message>
        <source>This is a major incident. It must be recorded as mitigated first.</source>
        <translation>Das ist eine schwere Störung. Zuerst muss festgehalten sein, dass sie eingedämmt ist.</translation>
    </message>
    <message>
        <source>That is too long: %1. Please shorten it.</source>
        <comment>a field</comment>
        <translation>Das ist zu lang: %1. Bitte kürzen Sie es.</translation>
    </message>
    <message>
        <source>That has been done to the service already.</source>
        <translation>Das ist mit dem Dienst schon geschehen.</translation>
    </message>
    <message>
        <source>Open requests still wait for that service; end them first.</source>
        <translation>Offene Anfragen warten noch auf diesen Dienst; beenden Sie sie zuerst.</translation>
    </message>
</context>
<context>
    <name>homeport::Workspace</name>
    <message>
        <source>Comfortable rows in the list</source>
        <translation>Bequeme Zeilen in der Liste</translation>
    </message>
    <message>
        <source>Compact rows in the list</source>
        <translation>Enge Zeilen in der Liste</translation>
    </message>
    <message>
        <source>Show what can be chosen for the list: columns, groups, order, rows</source>
        <translation>Zeigen, was sich für die Liste wählen lässt: Spalten, Gruppen, Reihenfolge, Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <comment>of a list</comment>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Groups</source>
        <comment>of a list</comment>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Order</source>
        <comment>of a list</comment>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>Zeilenhöhe</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>Meine Aufgaben</translation>
    </message>
    <message>
        <source>Go to my tasks</source>
        <translation>Zu meinen Aufgaben</translation>
    </message>
    <message>
        <source>Go to the tasks of my teams</source>
        <translation>Zu den Aufgaben meiner Teams</translation>
    </message>
    <message>
        <source>Open the ticket of the task</source>
        <translation>Ticket der Aufgabe öffnen</translation>
    </message>
    <message>
        <source>Tick off the task</source>
        <translation>Aufgabe abhaken</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>Meine Arbeit</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Prüfpfad</translation>
    </message>
    <message>
        <source>Service desk</source>
        <translation>Service Desk</translation>
    </message>
    <message>
        <source>reported %1</source>
        <translation>%1 gemeldet</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>Neue Störung</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Suche und Befehle</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>Go to my work</source>
        <translation>Zu meiner Arbeit</translation>
    </message>
    <message>
        <source>Go to the tickets of my teams</source>
        <translation>Zu den Tickets meiner Teams</translation>
    </message>
    <message>
        <source>Go to unassigned tickets</source>
        <translation>Zu den nicht zugewiesenen Tickets</translation>
    </message>
    <message>
        <source>Go to tickets on hold</source>
        <translation>Zu den wartenden Tickets</translation>
    </message>
    <message>
        <source>Go to resolved tickets</source>
        <translation>Zu den gelösten Tickets</translation>
    </message>
    <message>
        <source>Go to all tickets, closed ones too</source>
        <translation>Zu allen Tickets, auch geschlossenen</translation>
    </message>
    <message>
        <source>Go to all open incidents</source>
        <translation>Zu allen offenen Störungen</translation>
    </message>
    <message>
        <source>Import incidents from a file</source>
        <translation>Störungen aus einer Datei importieren</translation>
    </message>
    <message>
        <source>Export the list to a file</source>
        <translation>Liste in eine Datei exportieren</translation>
    </message>
    <message>
        <source>Go to the audit trail</source>
        <translation>Zum Prüfpfad</translation>
    </message>
    <message>
        <source>Verify the journal</source>
        <translation>Journal prüfen</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Close the ticket&apos;s tab</source>
        <translation>Reiter des Tickets schließen</translation>
    </message>
    <message>
        <source>Show the ticket&apos;s history</source>
        <translation>Verlauf des Tickets zeigen</translation>
    </message>
    <message>
        <source>Light appearance</source>
        <translation>Helles Erscheinungsbild</translation>
    </message>
    <message>
        <source>Dark appearance</source>
        <translation>Dunkles Erscheinungsbild</translation>
    </message>
    <message>
        <source>Appearance as the system</source>
        <translation>Erscheinungsbild wie das System</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>Fenster sperren</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>Neues Fenster</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dieses Fenster schließen</translation>
    </message>
    <message>
        <source>Quit Homeport</source>
        <translation>Homeport beenden</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Sprache des Systems</translation>
    </message>
    <message>
        <source>From the next start on Homeport speaks the chosen language.</source>
        <translation>Ab dem nächsten Start zeigt Homeport die gewählte Sprache.</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>Not taken back: %1. %2</source>
        <translation>Nicht zurückgenommen: %1. %2</translation>
    </message>
    <message>
        <source>Do again what was undone</source>
        <translation>Zurückgenommenes wiederholen</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <comment>a field</comment>
        <translation>Ändern: %1</translation>
    </message>
    <message>
        <source>Conversation: %1</source>
        <comment>what of it is shown</comment>
        <translation>Gespräch: %1</translation>
    </message>
    <message>
        <source>Steer</source>
        <comment>heading over reports, settings and the like</comment>
        <translation>Steuern</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search tickets and people, or type a command</source>
        <translation>Tickets und Personen suchen oder Befehl eingeben</translation>
    </message>
    <message>
        <source>Go to the settings</source>
        <translation>Zu den Einstellungen</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <comment>a part of them</comment>
        <translation>Einstellungen: %1</translation>
    </message>
    <message>
        <source>Show the requester</source>
        <translation>Melder zeigen</translation>
    </message>
    <message>
        <source>Show the assignee</source>
        <translation>Bearbeiter zeigen</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Change fields of the marked tickets</source>
        <translation>Felder der markierten Tickets ändern</translation>
    </message>
    <message>
        <source>Choose the columns of the list</source>
        <translation>Die Spalten der Liste wählen</translation>
    </message>
    <message>
        <source>Group the list by status</source>
        <translation>Liste nach Status gruppieren</translation>
    </message>
    <message>
        <source>Group the list by priority</source>
        <translation>Liste nach Priorität gruppieren</translation>
    </message>
    <message>
        <source>Group the list by team</source>
        <translation>Liste nach Team gruppieren</translation>
    </message>
    <message>
        <source>Group the list by person</source>
        <translation>Liste nach Person gruppieren</translation>
    </message>
    <message>
        <source>Do not group the list</source>
        <translation>Liste nicht gruppieren</translation>
    </message>
    <message>
        <source>Save the list as a view</source>
        <translation>Die Liste als Ansicht speichern</translation>
    </message>
    <message>
        <source>Change this view: name, team, and what it shows now</source>
        <translation>Diese Ansicht ändern: Name, Team und was sie jetzt zeigt</translation>
    </message>
    <message>
        <source>Move this view up</source>
        <translation>Diese Ansicht nach oben</translation>
    </message>
    <message>
        <source>Move this view down</source>
        <translation>Diese Ansicht nach unten</translation>
    </message>
    <message>
        <source>Delete this view</source>
        <translation>Diese Ansicht löschen</translation>
    </message>
    <message>
        <source>Sort the list by rank, what is most urgent first</source>
        <translation>Liste nach Rang sortieren, das Dringendste zuerst</translation>
    </message>
    <message>
        <source>Sort the list by time left</source>
        <translation>Die Liste nach Restzeit ordnen</translation>
    </message>
    <message>
        <source>Sort the list by when it was reported</source>
        <translation>Die Liste nach der Meldung sortieren</translation>
    </message>
    <message>
        <source>Sort the list by the last change</source>
        <translation>Die Liste nach der letzten Änderung sortieren</translation>
    </message>
    <message>
        <source>Sort the list by priority</source>
        <translation>Die Liste nach Priorität sortieren</translation>
    </message>
    <message>
        <source>Sort the list by number</source>
        <translation>Die Liste nach Nummer sortieren</translation>
    </message>
    <message>
        <source>Sort the list by title</source>
        <translation>Die Liste nach Titel sortieren</translation>
    </message>
    <message>
        <source>Sort the list by status</source>
        <translation>Die Liste nach Status sortieren</translation>
    </message>
    <message>
        <source>Sort the list by requester</source>
        <translation>Die Liste nach Melder sortieren</translation>
    </message>
    <message>
        <source>Sort the list by who works on it</source>
        <translation>Die Liste danach sortieren, wer daran arbeitet</translation>
    </message>
    <message>
        <source>Sort the list by team</source>
        <translation>Die Liste nach Team sortieren</translation>
    </message>
    <message>
        <source>Sort the list by category</source>
        <translation>Die Liste nach Kategorie sortieren</translation>
    </message>
    <message>
        <source>Show why a target was met or missed</source>
        <translation>Zeigen, warum ein Ziel erfüllt oder verfehlt wurde</translation>
    </message>
    <message>
        <source>An import is under way in this window.</source>
        <translation>In diesem Fenster ist ein Import im Gang.</translation>
    </message>
    <message>
        <source>An import is being taken back in this window.</source>
        <translation>In diesem Fenster wird ein Import zurückgenommen.</translation>
    </message>
    <message>
        <source>A change of many tickets is under way in this window.</source>
        <translation>In diesem Fenster ist eine Änderung vieler Tickets im Gang.</translation>
    </message>
    <message>
        <source>A change of many tickets is being taken back or done again in this window.</source>
        <translation>In diesem Fenster wird eine Änderung vieler Tickets zurückgenommen oder wiederholt.</translation>
    </message>
    <message>
        <source>Stop it and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>Go to all open requests</source>
        <translation>Zu allen offenen Anfragen</translation>
    </message>
    <message>
        <source>Go to all open problems</source>
        <translation>Zu allen offenen Problemen</translation>
    </message>
    <message>
        <source>Go to all open changes</source>
        <translation>Zu allen offenen Änderungen</translation>
    </message>
    <message>
        <source>New problem</source>
        <translation>Neues Problem</translation>
    </message>
    <message>
        <source>New change</source>
        <translation>Neue Änderung</translation>
    </message>
    <message>
        <source>deleted %1</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Next in the list</source>
        <translation>Nächstes in der Liste</translation>
    </message>
    <message>
        <source>Previous in the list</source>
        <translation>Voriges in der Liste</translation>
    </message>
    <message>
        <source>There is no further ticket in the list.</source>
        <translation>In der Liste kommt kein weiteres Ticket.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open in the background</source>
        <translation>Im Hintergrund öffnen</translation>
    </message>
    <message>
        <source>Show the ticket beside the list, or no longer</source>
        <translation>Das Ticket neben der Liste zeigen oder nicht mehr</translation>
    </message>
    <message>
        <source>List alone, with the ticket beside it, or the ticket alone</source>
        <translation>Nur die Liste, mit dem Ticket daneben oder nur das Ticket</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Nummer kopieren</translation>
    </message>
    <message>
        <source>Copy number and title</source>
        <translation>Nummer und Titel kopieren</translation>
    </message>
    <message>
        <source>Copy the chosen or marked lines as a table</source>
        <translation>Die gewählte oder die markierten Zeilen als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copied: %1 of %2 marked tickets, as many as the list has at hand.</source>
        <translation>Kopiert: %1 von %2 markierten Tickets, so viele die Liste gerade bereithält.</translation>
    </message>
    <message>
        <source>Mark as unread, or as read</source>
        <translation>Als ungelesen oder gelesen markieren</translation>
    </message>
    <message>
        <source>Go to the next tab</source>
        <translation>Zum nächsten Tab</translation>
    </message>
    <message>
        <source>Go to the tab before</source>
        <translation>Zum vorigen Tab</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Open the desk at this address.</source>
        <translation>Den Desk unter dieser Adresse öffnen.</translation>
    </message>
    <message>
        <source>Open a desk full of examples.</source>
        <translation>Einen Desk voller Beispiele öffnen.</translation>
    </message>
    <message>
        <source>Keep a picture of every screen in this folder and end.</source>
        <translation>Von jedem Bildschirm ein Bild in diesem Ordner ablegen und enden.</translation>
    </message>
    <message>
        <source>Start with the dark appearance.</source>
        <translation>Mit dunklem Erscheinungsbild beginnen.</translation>
    </message>
    <message>
        <source>Speak this language, such as de; the system&apos;s when left out.</source>
        <translation>In dieser Sprache anzeigen, zum Beispiel de; ohne Angabe die des Systems.</translation>
    </message>
</context>
</TS>

#pragma once

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace homeport::test {

/// Texts of core that look like commands: keys of settings that no desk is set up with, and the
/// name of a statement.
inline const QSet<QString> noCommands{QStringLiteral("attachment.max_bytes"),
    QStringLiteral("attachment.max_per_ticket"), QStringLiteral("attachment.max_ticket_bytes"),
    QStringLiteral("journal.newStream"), QStringLiteral("portal.show_sla"),
    QStringLiteral("priority.method")};

/// Commands that are put together from parts.
inline const QSet<QString> composedCommands{QStringLiteral("text_module.create"),
    QStringLiteral("text_module.delete"), QStringLiteral("text_module.edit")};

/// The values of a field in a list of objects that a new desk is made from.
inline QSet<QString> seededKeys(const QString& root, const QString& name, const QString& field)
{
    QFile file(root + QStringLiteral("/resources/seed/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qUtf8Printable(file.fileName()));
    QSet<QString> keys;
    for (const auto& each : QJsonDocument::fromJson(file.readAll()).array())
        keys << each.toObject().value(field).toString();
    return keys;
}

/// Every command that the sources of core below `root` write in the journal, sorted; acts that
/// tickets of all kinds have, as those of incidents. A text with a dot in it is one unless it is a
/// permission or a key of a setting, and those are as well where a command's code is set to them.
inline QStringList coreCommands(const QString& root)
{
    static const QRegularExpression written(
        QStringLiteral("\"([a-z_]+\\.[A-Za-z_]*[A-Za-z])\"_(?:s|L1)"));
    static const QRegularExpression code(QStringLiteral("\\bcode\\s*=(?!=)\\s*([^;{},]*)"));
    static const QRegularExpression ruled(
        QStringLiteral("\\{\"([a-z_]+\\.[a-z_]+)\",\\s*\"[a-z_]+\\.[a-z_]+\"\\}"));
    static const QRegularExpression act(
        QStringLiteral("\\{\"([a-z_]+)\"_L1,\\s*\"[a-z_]*\\.[a-z_]+\"_L1\\}"));
    static const QRegularExpression acted(QStringLiteral("\\bactOn\\([^;\\[]*?u\"([a-z_]+)\"_s"));
    static const QRegularExpression name(QStringLiteral("\\.(json|txt|csv)$"));
    const auto others = seededKeys(root, QStringLiteral("permissions.json"), QStringLiteral("code"))
        + seededKeys(root, QStringLiteral("settings.json"), QStringLiteral("key")) + noCommands;

    QSet<QString> commands = composedCommands;
    commands << QStringLiteral("import") << QStringLiteral("undo");
    const auto add = [&](const QString& text, const QRegularExpression& pattern,
                         const QString& before, const QSet<QString>& without) {
        for (auto match = pattern.globalMatch(text); match.hasNext();) {
            const auto found = before + match.next().captured(1);
            if (!without.contains(found) && !name.match(found).hasMatch())
                commands << found;
        }
    };
    QDirIterator files(root + QStringLiteral("/core"),
        {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
        QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qUtf8Printable(file.fileName()));
        const auto text = QString::fromUtf8(file.readAll());
        add(text, written, {}, others);
        for (auto match = code.globalMatch(text); match.hasNext();)
            add(match.next().captured(1), written, {}, {});
        add(text, ruled, {}, {});
        add(text, act, QStringLiteral("incident."), {});
        add(text, acted, QStringLiteral("incident."), {});
    }
    auto sorted = commands.values();
    sorted.sort();
    return sorted;
}

} // namespace homeport::test

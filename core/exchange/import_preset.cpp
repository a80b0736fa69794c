#include "core/exchange/import_preset.h"

#include "core/access/access_service.h"

#include "record/setting.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr auto presetPrefix = "import.preset."_L1;
constexpr qsizetype longestName = 60;

constexpr Sql presetKeys{"import.presets", R"sql(
    SELECT key FROM setting
     WHERE organization_id = :organization_id AND scope = 'organization' AND key LIKE 'import.preset.%'
       AND deleted_at IS NULL
     ORDER BY key)sql"};
constexpr Sql presetValue{"import.preset", R"sql(
    SELECT id, value FROM setting
     WHERE organization_id = :organization_id AND scope = 'organization' AND key = :key AND deleted_at IS NULL
     ORDER BY id)sql"};

} // namespace

Result<QStringList> importPresets(Replica& replica)
{
    QStringList names{u"auto"_s, u"servicenow-log"_s};
    auto rows = replica.database().query(presetKeys, {{"organization_id", replica.organization()}});
    if (!rows)
        return rows.error();
    while ((*rows)->next())
        names << (*rows)->text(0).mid(presetPrefix.size());
    if (auto read = (*rows)->status(); !read)
        return read.error();
    return names;
}

Result<ImportMapping> importPreset(Replica& replica, const QString& name)
{
    auto row = one(replica.database(), presetValue,
        {{"organization_id", replica.organization()}, {"key", QString(presetPrefix + name)}});
    if (!row)
        return Error{Error::Kind::NotFound, u"preset "_s + name, {}, u"NOT_FOUND"_s};
    return ImportMapping::fromJson((*row)->text(1).toUtf8());
}

Result<QString> presetName(const QString& wanted)
{
    const auto name = wanted.simplified();
    if (name.isEmpty())
        return Error{Error::Kind::Invalid, u"name"_s, {}, u"REQUIRED"_s};
    const bool isShipped = name == "auto"_L1 || name == "servicenow-log"_L1;
    if (isShipped || name.size() > longestName)
        return Error{Error::Kind::Invalid, u"name"_s, name, u"PRESET_NAME"_s};
    return name;
}

Result<> saveImportPreset(Replica& replica, const Actor& actor, const ImportMapping& mapping)
{
    if (auto allowed = AccessService::require(actor, u"integration.import"_s); !allowed)
        return allowed;
    const auto name = presetName(mapping.name);
    if (!name)
        return name.error();
    const QString key = presetPrefix + *name;
    auto written = replica.write(
        actor.author(), {.code = u"import.savePreset"_s}, [&](UnitOfWork& unit) -> Result<> {
            record::Setting setting;
            auto row = unit.database().query(
                presetValue, {{"organization_id", replica.organization()}, {"key", key}});
            if (!row)
                return row.error();
            const bool isNew = !(*row)->next();
            const SettingId id(isNew ? unit.newId() : (*row)->uuid(0));
            row->reset();
            if (!isNew) {
                auto standing = unit.get<record::Setting>(id);
                if (!standing)
                    return standing.error();
                setting = *standing;
            }
            setting.id = id;
            setting.key = key;
            setting.value = QString::fromUtf8(mapping.toJson());
            return isNew ? unit.create(setting) : unit.put(setting);
        });
    return written ? Result<>() : written.error();
}

} // namespace homeport

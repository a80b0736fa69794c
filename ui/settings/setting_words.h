#pragma once

#include "core/access/actor.h"
#include "ui/settings/record_form.h"

#include <QCoreApplication>

#include "record/category.h"
#include "record/login_attempt.h"
#include "record/user_session.h"

namespace homeport {

/// What keys of people and organization are called.
class SettingWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::SettingWords)

public:
    static QList<KeyChoice> locationKinds();
    static QList<KeyChoice> teamKinds();
    static QList<KeyChoice> userTypes();
    static QList<KeyChoice> memberRoles();
    static QList<KeyChoice> absenceKinds();
    /// How well somebody can something; numbers as keys.
    static QList<KeyChoice> skillLevels();
    static QList<KeyChoice> locales();
    /// What working with a supplier may cost; the first: nobody has looked yet.
    static QList<KeyChoice> risks();
    static QList<KeyChoice> serviceTypes();
    static QList<KeyChoice> criticalities();
    static QList<KeyChoice> lifecycles();
    /// The page of what tickets of that kind can be about.
    static QString categoriesOf(CategoryModule module);
    static QString of(const QList<KeyChoice>& choices, const QString& key);
    static QString of(Scope scope);
    static QString of(LoginAttemptOutcome outcome);
    static QString of(UserSessionClient client);
    static QString of(UserSessionEndReason reason);
    /// The name of a row that another one had first, as a list shows it.
    static QString duplicate(const QString& name);
    /// Why it is marked so, and what to do about it.
    static QString whyDuplicate();
    /// A module of the catalogue of permissions.
    static QString module(const QString& key);
};

} // namespace homeport

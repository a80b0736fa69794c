#pragma once

#include "core/access/access_service.h"
#include "core/access/organization_service.h"
#include "core/access/people_service.h"
#include "core/access/role_service.h"
#include "core/access/session_book.h"
#include "core/access/sign_in_service.h"
#include "core/access/team_service.h"
#include "core/assets/supplier_service.h"
#include "core/changes/change_service.h"
#include "core/db/upgrade.h"
#include "core/desk/stream_witness.h"
#include "core/incidents/incident_service.h"
#include "core/incidents/incident_templates.h"
#include "core/journal/replica.h"
#include "core/problems/problem_service.h"
#include "core/requests/catalogue_service.h"
#include "core/requests/request_service.h"
#include "core/service_levels/breach_service.h"
#include "core/service_levels/calendar_service.h"
#include "core/service_levels/policy_service.h"
#include "core/service_levels/service_level_book.h"
#include "core/tickets/affected_services.h"
#include "core/tickets/attachments.h"
#include "core/tickets/comments.h"
#include "core/tickets/deletion.h"
#include "core/tickets/links.h"
#include "core/tickets/tags.h"
#include "core/tickets/tasks.h"
#include "core/tickets/text_modules.h"
#include "core/tickets/time_entries.h"
#include "core/tickets/watchers.h"

namespace homeport {

/// What the first-start assistant and `homeportctl init` ask.
struct DeskSetup
{
    QString organization;
    QString adminName; ///< empty: the login
    QString adminLogin;
    QString password;
    QString timeZone = QStringLiteral("UTC"); ///< IANA
};

/// The fold's table of legal commands, of tickets of every kind: may `command` act on a ticket in
/// `status`?
bool isLegalCommand(const QString& command, const QString& status);

/// An open desk on one thread: the replica and the services on it.
struct Session
{
    explicit Session(std::unique_ptr<Replica> opened)
        : replica(std::move(opened))
        , access(*replica)
        , signIn(*replica)
        , sessions(*replica)
        , people(*replica)
        , roles(*replica)
        , teams(*replica)
        , organization(*replica)
        , suppliers(*replica)
        , catalogue(*replica)
        , incidents(*replica)
        , requests(*replica)
        , problems(*replica)
        , changes(*replica)
        , templates(*replica)
        , comments(*replica)
        , deletions(*replica)
        , attachments(*replica)
        , links(*replica)
        , watchers(*replica)
        , tags(*replica)
        , affectedServices(*replica)
        , times(*replica)
        , tasks(*replica)
        , textModules(*replica)
        , calendars(*replica)
        , policies(*replica)
        , serviceLevels(isLegalCommand)
        , breaches(*replica, serviceLevels)
    {}
    std::unique_ptr<StreamWitness> witness; ///< none where nothing is to be remembered
    std::unique_ptr<Replica> replica;
    AccessService access;
    SignInService signIn;
    SessionBook sessions;
    PeopleService people;
    RoleService roles;
    TeamService teams;
    OrganizationService organization;
    SupplierService suppliers;
    CatalogueService catalogue;
    IncidentService incidents;
    RequestService requests;
    ProblemService problems;
    ChangeService changes;
    IncidentTemplateService templates;
    CommentService comments;
    DeletionService deletions;
    AttachmentService attachments;
    LinkService links;
    WatcherService watchers;
    TagService tags;
    AffectedServices affectedServices;
    TimeService times;
    TaskService tasks;
    TextModuleService textModules;
    CalendarService calendars;
    PolicyService policies;
    ServiceLevelBook serviceLevels; ///< of the replica's connection
    BreachService breaches;
    /// Set where opening brought the file forward: a copy of it as it was stands beside it.
    std::optional<UpgradeOutcome> upgraded = {};
};

/// Opens an existing desk; errors as Database::open and upgradeDatabase. A file of an older schema
/// is brought forward by whoever may write; a shared server is not: it answers SCHEMA_TOO_OLD until
/// someone upgrades it on purpose, since that ends the work of older programs.
Result<std::unique_ptr<Session>> openDesk(
    const Address& address, Access access, const World& world);
/// Creates the schema where it is missing, then organization, roles with the permission matrix,
/// priority matrix, calendars, policies, categories, teams and the first administrator: all of it
/// or nothing, whatever ends the program, the disk or the server on the way. Repeated on a set-up
/// desk it changes nothing and answers Conflict with code DUPLICATE, as it does to the second of
/// two that begin at once.
Result<std::unique_ptr<Session>> setUpDesk(
    const Address& address, const DeskSetup& setup, const World& world);
/// The system's clock and randomness, and these places.
World systemWorld(const Places& places);
/// The rules the fold needs, of every domain; for one replica.
FoldRules deskRules();

} // namespace homeport

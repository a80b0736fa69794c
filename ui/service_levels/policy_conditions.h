#pragma once

#include "core/access/directory.h"
#include "core/service_levels/policy_form.h"

#include <QWidget>

class QComboBox;

namespace homeport {

class ChoiceBox;

/// What people can choose conditions of a policy from.
struct PolicyChoices
{
    QList<Choice> categories, services, people, locations, teams, suppliers, departments, sections;
};
Result<PolicyChoices> policyChoices(Database& database, const Actor& actor);

/// With whom a policy is agreed, and which tickets it is for. An empty field asks for nothing.
class PolicyConditions final : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyConditions(QWidget* parent = nullptr);

    void setChoices(const PolicyChoices& choices);
    void set(const record::SlaPolicy& policy);
    /// Writes what is chosen into the policy. False where a name is none of the list's.
    bool take(record::SlaPolicy& policy) const;

signals:
    void edited();

private:
    ChoiceBox* makeChoice(const QString& objectName);
    void showParties();

    QComboBox* m_type;
    QComboBox* m_kind;
    QComboBox* m_impact;
    QComboBox* m_urgency;
    ChoiceBox* m_category;
    ChoiceBox* m_service;
    ChoiceBox* m_requester;
    ChoiceBox* m_location;
    ChoiceBox* m_department;
    ChoiceBox* m_section;
    ChoiceBox* m_team;
    ChoiceBox* m_supplier;
    QWidget* m_teamRow;
    QWidget* m_supplierRow;
};

} // namespace homeport

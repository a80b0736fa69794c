#pragma once

#include "core/access/role_service.h"

#include <QCoreApplication>

#include <functional>

class QPlainTextEdit;
class QWidget;

namespace homeport {

class ActForm;
class Backend;
class ChoiceBox;
class FormRow;
class MomentField;

/// The card that asks how somebody shall hold a role: for which team, from when, until when, why.
/// A value: its fields belong to the form, which goes once it is finished.
class RoleTermsCard
{
    Q_DECLARE_TR_FUNCTIONS(homeport::RoleTermsCard)

public:
    using Give = std::function<void(ActForm* form, const RoleTerms& terms)>;

    /// Opens it; `give` is called with what was entered, each time it can be.
    static void open(Backend& backend, const QString& role, QWidget* window, const Give& give);

private:
    RoleTermsCard(const QString& role, QWidget* window);

    void offerTeams(Backend& backend) const;
    /// Says at its field what does not do yet; true where all does.
    bool isFilledIn() const;
    RoleTerms terms() const;

    ActForm* m_form;
    ChoiceBox* m_team;
    MomentField* m_from;
    MomentField* m_until;
    QPlainTextEdit* m_reason;
    FormRow* m_teamRow;
    FormRow* m_fromRow;
    FormRow* m_untilRow;
};

} // namespace homeport

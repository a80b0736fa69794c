#pragma once

#include "core/access/sign_in_log.h"
#include "core/base/deliver.h"
#include "ui/settings/settings_part.h"

class QCheckBox;
class QTableView;

namespace homeport {

class ChoiceBox;
class EmptyState;
class HintButton;
class LineModel;
class MessageStrip;

/// Who signed in and who was refused, the newest first. Whoever may not see others sees their own.
class SignInLogPart final : public SettingsPart
{
    Q_OBJECT

public:
    explicit SignInLogPart(const SettingsContext& context);
    ~SignInLogPart() override;

    void refresh() override;
    void focusFirst() override;
    void focusFilter() override;

private:
    void fetch(bool isContinued);
    void fetchPeople();
    void showLines();

    SettingsContext m_context;
    Latest m_latest;
    Latest m_latestPeople;
    bool m_seesAll;
    ChoiceBox* m_person;
    QCheckBox* m_refused;
    MessageStrip* m_message;
    LineModel* m_model;
    QTableView* m_table;
    EmptyState* m_empty;
    HintButton* m_more;
    QList<SignInLine> m_lines;
    bool m_isComplete = false;
};

} // namespace homeport

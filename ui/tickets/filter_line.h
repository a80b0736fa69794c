#pragma once

#include "core/base/deliver.h"
#include "core/tickets/filter_text.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace homeport {

class Backend;
class ChipBar;
class FlowLayout;

/// The typed filter of a list: reads what is written in the bar's field, says what is wrong with
/// it, and shows its conditions as chips that lead back to their text once it is left.
class FilterLine final : public QWidget
{
    Q_OBJECT

public:
    FilterLine(Backend& backend, ChipBar* bar, QWidget* parent = nullptr);

    QString text() const;
    /// Writes the tree into the field; nothing is signalled.
    void setTree(const FilterNode& tree);
    /// What is read last and without fault.
    const FilterNode& tree() const { return m_tree; }
    void clear();

signals:
    void edited(const homeport::FilterNode& tree);
    /// Enter in the field, and what is written there can be read.
    void submitted();
    void failed(const homeport::Error& error);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What was typed, and what its conditions are called in the language of the window.
    struct Told
    {
        FilterReading reading;
        QStringList chips;
    };

    void read(bool isSubmitted);
    void take(const Told& told, bool isSubmitted);
    void showFault();
    void showChips();
    void editToken(const FilterToken& token);
    void removeToken(const FilterToken& token);

    Backend& m_backend;
    ChipBar* m_bar;
    QLineEdit* m_field;
    QWidget* m_chips;
    FlowLayout* m_row;
    QLabel* m_fault;
    QTimer m_faultTimer; ///< whoever still types is not told at once
    Latest m_latest;
    FilterNode m_tree;
    FilterVocabulary m_vocabulary;
    FilterReading m_reading;
    QStringList m_chipWords; ///< of the reading's tokens
    QString m_readText; ///< what m_reading is of
    QString m_chipText; ///< what the chips are of
    bool m_isLeaving = false; ///< the field, by Tab
};

} // namespace homeport

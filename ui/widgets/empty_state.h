#pragma once

#include <QWidget>

class QLabel;

namespace homeport {

class HintButton;

/// What a page shows when it has nothing to show: one sentence and one next step.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const QString& sentence = {}, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    /// A quieter line below, for what was kept or why; empty for none.
    void setDetail(const QString& detail);
    /// An empty text takes the step away.
    void setNextStep(const QString& text, const QString& keys = {});
    /// There is a step that setFocus() gives the keys to.
    bool takesKeys() const;

signals:
    void nextStepRequested();

protected:
    /// Return takes the next step, too: the keys came here from a list, where it opens.
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* m_sentence;
    QLabel* m_detail;
    HintButton* m_step;
};

} // namespace homeport

#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace homeport {

/// Lays widgets out like words: side by side, and on the next line where the width ends.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;

    /// The last widget, where it is that one, takes the room that is left on its line.
    void setStretched(const QWidget* widget) { m_stretched = widget; }

    void addItem(QLayoutItem* item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    int arrange(const QRect& rect, bool isTrial) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    const QWidget* m_stretched = nullptr;
};

} // namespace homeport

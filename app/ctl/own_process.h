#pragma once

#include <QJsonObject>

#include <functional>

namespace homeport {

/// Runs `work` in a copy of this process and answers what it said, so that the memory it needs is
/// not this process's. Only while there is one thread and no open desk. Empty where the copy could
/// not be made or died.
QJsonObject inOwnProcess(const std::function<QJsonObject()>& work);

} // namespace homeport

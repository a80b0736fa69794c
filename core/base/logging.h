#pragma once

#include <QLoggingCategory>

namespace homeport {

inline Q_LOGGING_CATEGORY(lcDb, "homeport.db", QtInfoMsg)
inline Q_LOGGING_CATEGORY(lcJournal, "homeport.journal", QtInfoMsg)
inline Q_LOGGING_CATEGORY(lcAccess, "homeport.access", QtInfoMsg)
inline Q_LOGGING_CATEGORY(lcExchange, "homeport.exchange", QtInfoMsg)
inline Q_LOGGING_CATEGORY(lcServiceLevels, "homeport.service_levels", QtInfoMsg)
inline Q_LOGGING_CATEGORY(lcUi, "homeport.ui", QtInfoMsg)

} // namespace homeport

#include "services/delivery/domain/plan_content.h"

#include <algorithm>

namespace copperplate::delivery {
namespace {

template <typename Item, typename Is>
const Item* FindIf(const std::vector<Item>& items, Is is) {
  const auto found = std::find_if(items.begin(), items.end(), is);
  return found == items.end() ? nullptr : &*found;
}

template <typename Item>
const Item* FindById(const std::vector<Item>& items, absl::string_view id) {
  return FindIf(items, [&](const Item& item) { return item.id == id; });
}

template <typename Item>
const Item* FindByCode(const std::vector<Item>& items, absl::string_view code) {
  return FindIf(items, [&](const Item& item) { return item.code == code; });
}

}  // namespace

const Theme* FindTheme(const PlanContent& content, absl::string_view id) {
  return FindById(content.themes, id);
}

const PriorityAction* FindAction(const PlanContent& content, absl::string_view id) {
  return FindById(content.actions, id);
}

const Activity* FindActivity(const PlanContent& content, absl::string_view id) {
  return FindById(content.activities, id);
}

const PriorityAction* FindActionByCode(const PlanContent& content, absl::string_view code) {
  return FindByCode(content.actions, code);
}

const Activity* FindActivityByCode(const PlanContent& content, absl::string_view code) {
  return FindByCode(content.activities, code);
}

}  // namespace copperplate::delivery

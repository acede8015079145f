#include "epub/xml.h"

#include <tinyxml2.h>

#include <cassert>

#include "base/text.h"
#include "base/utf8.h"

namespace gazette::epub {

namespace {

/// The printer takes control characters as they come, which no parser accepts. Articles are clean already; a title from a
/// configuration file need not be. What readers search for is composed (Character Model for the World Wide Web: String
/// Matching).
std::string clean(std::string_view text) {
    base::Diagnostics ignored;
    return base::composed(base::scrub(text, {}, ignored));
}

}  // namespace

struct Xml::Printer : tinyxml2::XMLPrinter {
    Printer() : XMLPrinter(nullptr, true) {}
};

Xml::Xml() : printer_(std::make_unique<Printer>()) {}
Xml::Xml(Xml&&) noexcept = default;
Xml& Xml::operator=(Xml&&) noexcept = default;
Xml::~Xml() = default;

void Xml::declaration() {
    printer_->PushDeclaration(R"(xml version="1.0" encoding="UTF-8")");
}

void Xml::doctype(const char* name) {
    printer_->PushUnknown((std::string("DOCTYPE ") + name).c_str());
}

void Xml::open(const char* name, std::initializer_list<Attribute> attributes) {
    // The printer's own compact mode is not enough: without `true` here it breaks lines within mixed content.
    printer_->OpenElement(name, true);
    ++depth_;
    for (const Attribute& each : attributes) {
        if (!each.value.empty()) {
            attribute(each.name, each.value);
        }
    }
}

void Xml::attribute(const char* name, std::string_view value) {
    printer_->PushAttribute(name, clean(value).c_str());
}

void Xml::text(std::string_view text) {
    printer_->PushText(clean(text).c_str());
}

void Xml::close() {
    assert(depth_ > 0);
    printer_->PushText("");
    printer_->CloseElement(true);
    --depth_;
}

void Xml::close_void() {
    assert(depth_ > 0);
    printer_->CloseElement(true);
    --depth_;
}

void Xml::element(const char* name, std::initializer_list<Attribute> attributes, std::string_view text_) {
    open(name, attributes);
    text(text_);
    close();
}

void Xml::empty(const char* name, std::initializer_list<Attribute> attributes) {
    open(name, attributes);
    close_void();
}

Xml::Scope Xml::scope(const char* name, std::initializer_list<Attribute> attributes) {
    open(name, attributes);
    return Scope(*this);
}

std::string Xml::take() {
    assert(depth_ == 0);
    return {printer_->CStr(), static_cast<std::size_t>(printer_->CStrSize()) - 1};
}

}  // namespace gazette::epub

"""Stand-in for a parser that builds the whole document first: Python's xml.etree, then one dict for
each distinct finding with its hosts. Prints its figures as name=number."""

import resource
import sys
import time
import xml.etree.ElementTree as ElementTree

start = time.perf_counter()
root = ElementTree.parse(sys.argv[1]).getroot()
items = 0
characters = 0
findings = {}
for host in root.iter("ReportHost"):
    name = host.get("name")
    for tag in host.iter("tag"):
        if tag.get("name") == "host-fqdn":
            name = tag.text
    for item in host.iter("ReportItem"):
        items += 1
        text = {}
        for child in item:
            text.setdefault(child.tag, []).append(child.text or "")
        output = "".join(text.get("plugin_output", []))
        description = "".join(text.get("synopsis", [])) + "\n\n" + "".join(text.get("description", []))
        characters += len(output) + len(description)
        key = (item.get("port"), item.get("protocol"), item.get("pluginID"), item.get("severity"))
        finding = findings.get(key)
        if finding is None:
            findings[key] = {
                "title": item.get("pluginName"),
                "description": description,
                "output": output,
                "solution": "".join(text.get("solution", [])),
                "cve": text.get("cve", []),
                "references": text.get("see_also", []),
                "score": text.get("cvss3_base_score", []),
                "hosts": [name],
            }
        else:
            finding["output"] += output
            finding["hosts"].append(name)
seconds = time.perf_counter() - start
usage = resource.getrusage(resource.RUSAGE_SELF)
print(f"items={items}")
print(f"characters={characters}")
print(f"seconds={seconds}")
print(f"cpu={usage.ru_utime + usage.ru_stime}")
print(f"rss={usage.ru_maxrss / 1024}")

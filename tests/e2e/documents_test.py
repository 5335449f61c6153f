"""What README and docs tell a newcomer to type does what they say."""

import re
import subprocess
import unittest

from support.stack import BUILD, CHECKOUT, Stack


class DocumentsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()

    def blocks(self, document, language):
        """Its fenced blocks, with this stack's ports and folders in the place of the usual ones."""
        text = (CHECKOUT / document).read_text(encoding="utf-8")
        found = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        self.assertTrue(found, document)
        replaced = {"localhost:7101": f"localhost:{self.stack.ports['INDICATORS']}",
                    "127.0.0.1:8080": f"127.0.0.1:{self.stack.ports['GATEWAY']}",
                    ".run/": f"{self.stack.state}/", "build/release": str(BUILD),
                    "build/python": f"{self.stack.state}/python"}
        for usual, ours in replaced.items():
            found = [block.replace(usual, ours) for block in found]
        return found

    def run_as_typed(self, *command, stdin):
        environment = {**self.stack.environment, "COPPERPLATE_GATEWAY": self.stack.gateway}
        done = subprocess.run(command, input=stdin, text=True, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 0, f"{stdin}\n{done.stderr}")
        return done.stdout

    def test_the_readmes_requests_give_the_dashboard_and_the_plans_board(self):
        dashboard, board = [block for block in self.blocks("README.md", "sh") if block.startswith("curl")]
        self.assertIn('"rows":[', self.run_as_typed("bash", "-e", stdin=dashboard).replace(" ", ""))
        self.assertIn('"activityCount":44', self.run_as_typed("bash", "-e", stdin=board).replace(" ", ""))

    def test_the_readmes_command_lines_work(self):
        [lines] = [block for block in self.blocks("README.md", "sh") if "copperplate dashboard" in block]
        figures = self.stack.state / "figures.csv"
        figures.write_text("indicator,area,month,numerator,denominator\nrural-crime,cambridgeshire,2018-04,70,\n")
        printed = self.run_as_typed("bash", "-e", stdin=lines.replace("figures.csv", str(figures)))
        self.assertIn("All Recorded Crime", printed)
        self.assertIn("1 new, 0 revised, 0 unchanged", printed)
        self.assertIn("V1.1", printed)

    def test_the_grpc_example_prints_a_row_a_line(self):
        [generate] = self.blocks("docs/grpc-example.md", "sh")
        self.run_as_typed("bash", "-e", stdin=generate)
        [example] = self.blocks("docs/grpc-example.md", "python")
        lines = self.run_as_typed("/usr/bin/python3", "-B", "-", stdin=example).splitlines()
        self.assertEqual(len(lines), 42)
        self.assertEqual(lines[0].split(":")[0], "Satisfaction with Service Delivery - Police")


if __name__ == "__main__":
    unittest.main()

-- What GHDL dumps: std_logic in nine states, integers, booleans, vectors that count up and down.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity counter is end;

architecture sim of counter is
  signal clk : std_logic := '0';
  signal never : std_logic;
  signal weak : std_logic := 'H';
  signal count : unsigned(7 downto 0) := (others => '0');
  signal upward : std_logic_vector(0 to 3) := "UX-W";
  signal number : integer := -5;
  signal flag : boolean := false;
begin
  process
  begin
    for i in 1 to 40 loop
      wait for 5 ns;
      clk <= not clk;
      number <= number + 3;
      flag <= not flag;
      if i = 10 then weak <= 'L'; upward <= "01ZH"; end if;
      if clk = '0' then count <= count + 1; end if;
    end loop;
    wait;
  end process;
end;
